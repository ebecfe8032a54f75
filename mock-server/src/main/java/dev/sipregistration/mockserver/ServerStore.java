package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsKeeper;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.seed.Seed;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The store of a server, and the credentials that are kept with it.
 *
 * @param credentials those whose private keys are known
 * @param continued whether the state was there before the start
 * @param available whether it could be read lately, and can be written as far as is known
 */
record ServerStore(
    WorldStore worlds,
    List<Credentials> credentials,
    CredentialsKeeper keeper,
    boolean continued,
    BooleanSupplier available,
    Runnable closing)
    implements AutoCloseable {

  /**
   * Opens the store that options name.
   *
   * @throws StoreException if it cannot be opened
   */
  static ServerStore open(MockServerOptions.Values options, Seed seed, InstantSource system) {
    if (options.store instanceof StoreAddress.Memory) {
      return new ServerStore(
          options.callbackSink
              ? MemoryStore.collectingCallbacks(seed.world(), system)
              : new MemoryStore(seed.world(), system),
          seed.credentials(),
          CredentialsKeeper.NONE,
          false,
          () -> true,
          () -> {});
    }
    try {
      return InDatabase.open(
          options,
          new JdbcStore.Seeding(
              seed::world, seed.credentials(), system, options.callbackSink, options.storeCache));
    } catch (StoreException unusable) {
      throw new StoreException("store %s %s".formatted(shown(options), unusable.getMessage()));
    }
  }

  private static String shown(MockServerOptions.Values options) {
    return options.store instanceof StoreAddress.Directory directory
        ? StoreAddress.FILE + SafeText.path(directory.path())
        : options.store.toString();
  }

  /** A class of its own, so that most servers do not load what works with databases. */
  private static final class InDatabase {
    static ServerStore open(MockServerOptions.Values options, JdbcStore.Seeding seeding) {
      boolean inFiles = options.store instanceof StoreAddress.Directory;
      try {
        JdbcStore store =
            options.store instanceof StoreAddress.PostgreSql server
                ? JdbcStore.inPostgreSql(server, options.storePassword, options.storeReset, seeding)
                : JdbcStore.inFiles(
                    ((StoreAddress.Directory) options.store).path(), options.storeReset, seeding);
        return new ServerStore(
            store.store(),
            store.credentials(),
            store,
            store.continued(),
            store::isAvailable,
            store::close);
      } catch (NoClassDefFoundError missing) {
        throw new StoreException(
            "needs com.zaxxer:HikariCP and %s on the class path"
                .formatted(inFiles ? "org.hsqldb:hsqldb" : "org.postgresql:postgresql"));
      }
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
