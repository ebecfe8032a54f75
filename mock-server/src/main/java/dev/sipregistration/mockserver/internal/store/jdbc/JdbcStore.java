package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsKeeper;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import dev.sipregistration.mockserver.internal.store.StoredState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in a database. */
public final class JdbcStore implements CredentialsKeeper, AutoCloseable {
  private final Engine engine;
  private final Database database;
  private final MemoryStore store;
  private final List<Credentials> credentials;
  private final boolean continued;

  private JdbcStore(Engine engine, boolean reset, Seeding seeding) {
    this.engine = engine;
    database = engine.database();
    database.change(Schema::update);
    JdbcPersistence persistence = new JdbcPersistence(database);
    boolean[] seeded = {false};
    StoredState stored =
        persistence.open(
            () -> {
              seeded[0] = true;
              keep(seeding.credentials());
              return seeding.world().get();
            });
    store = new MemoryStore(stored, persistence, seeding.system(), seeding.collecting());
    if (reset && !seeded[0]) {
      keep(seeding.credentials());
      store.reset(seeding.world().get());
    }
    continued = !seeded[0] && !reset;
    credentials = database.inTransaction(CredentialsRows::read);
  }

  /**
   * What a new store begins with.
   *
   * @param system the real time
   * @param collecting whether accounts keep their callbacks for a collector
   */
  public record Seeding(
      Supplier<World> world,
      Collection<Credentials> credentials,
      InstantSource system,
      boolean collecting) {}

  /**
   * Opens a store in the files of a directory.
   *
   * @param reset whether to begin with the seed even if there is a state
   * @throws StoreException if it cannot be opened
   */
  public static JdbcStore inFiles(Path directory, boolean reset, Seeding seeding) {
    return open(FileEngine.open(directory), reset, seeding);
  }

  /**
   * Opens a store in a database of PostgreSQL.
   *
   * @param reset whether to begin with the seed even if there is a state
   * @throws StoreException if it cannot be opened
   */
  public static JdbcStore inPostgreSql(
      StoreAddress.PostgreSql address, @Nullable Secret password, boolean reset, Seeding seeding) {
    return open(PostgreSqlEngine.open(address, password), reset, seeding);
  }

  private static JdbcStore open(Engine engine, boolean reset, Seeding seeding) {
    try {
      return new JdbcStore(engine, reset, seeding);
    } catch (RuntimeException | Error failed) {
      engine.close();
      throw failed;
    }
  }

  public MemoryStore store() {
    return store;
  }

  /** Returns whether the state was there before it was opened. */
  public boolean continued() {
    return continued;
  }

  /** Returns the credentials that were kept when it was opened, the oldest first. */
  public List<Credentials> credentials() {
    return credentials;
  }

  @Override
  public void keep(Collection<Credentials> added) {
    // Made before, and not in the transaction.
    added.parallelStream().forEach(one -> one.key().privateKey());
    database.change(session -> CredentialsRows.write(session, added));
  }

  @Override
  public void close() {
    engine.close();
  }
}
