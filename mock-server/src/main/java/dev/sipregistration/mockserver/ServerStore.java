package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsKeeper;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.store.jdbc.FileStore;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.seed.Seed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The store of a server, and the credentials that are kept with it.
 *
 * @param credentials those whose private keys are known
 * @param continued whether the state was there before the start
 */
record ServerStore(
    WorldStore worlds,
    List<Credentials> credentials,
    CredentialsKeeper keeper,
    boolean continued,
    Runnable closing)
    implements AutoCloseable {

  /**
   * Opens the store that options name.
   *
   * @throws StoreException if it cannot be opened
   */
  static ServerStore open(MockServerOptions.Values options, Seed seed, InstantSource system) {
    Path directory = options.storeDirectory;
    if (directory == null) {
      return new ServerStore(
          options.callbackSink
              ? MemoryStore.collectingCallbacks(seed.world(), system)
              : new MemoryStore(seed.world(), system),
          seed.credentials(),
          CredentialsKeeper.NONE,
          false,
          () -> {});
    }
    try {
      return InFiles.open(
          directory,
          options.storeReset,
          new FileStore.Seeding(seed::world, seed.credentials(), system, options.callbackSink));
    } catch (StoreException unusable) {
      throw new StoreException(
          "store file:%s %s".formatted(SafeText.path(directory), unusable.getMessage()));
    }
  }

  /** A class of its own, so that most servers do not load what works with databases. */
  private static final class InFiles {
    static ServerStore open(Path directory, boolean reset, FileStore.Seeding seeding) {
      try {
        FileStore store = FileStore.open(directory, reset, seeding);
        return new ServerStore(
            store.store(), store.credentials(), store, store.continued(), store::close);
      } catch (NoClassDefFoundError missing) {
        throw new StoreException(
            "needs com.zaxxer:HikariCP and org.hsqldb:hsqldb on the class path");
      }
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
