package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsKeeper;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.store.StoredState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.hsqldb.jdbc.JDBCDriver;

/** A store in the files of a directory: HSQLDB, in this process. */
public final class FileStore implements CredentialsKeeper, AutoCloseable {
  /** Each commit is on the disk before it is acknowledged; the lock is {@link StoreDirectory}'s. */
  private static final String URL =
      "jdbc:hsqldb:file:%s/state;hsqldb.write_delay=false;hsqldb.lock_file=false;hsqldb.tx=mvcc;"
          + "hsqldb.default_table_type=cached;hsqldb.log_size=16;hsqldb.extlog=2;"
          + "sql.syntax_pgs=true";

  /** Commits of more threads than these would wait for the disk all the same. */
  private static final int CONNECTIONS = 8;

  private static final String SHUTDOWN = "shutdown";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final StoreDirectory directory;
  private final Database database;
  private final EngineLog engine;
  private final MemoryStore store;
  private final List<Credentials> credentials;
  private final boolean continued;

  private FileStore(
      StoreDirectory directory,
      Database database,
      EngineLog engine,
      boolean reset,
      Seeding seeding) {
    this.directory = directory;
    this.database = database;
    this.engine = engine;
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
   * Opens a store.
   *
   * @param reset whether to begin with the seed even if there is a state
   * @throws StoreException if it cannot be opened
   */
  public static FileStore open(Path path, boolean reset, Seeding seeding) {
    StoreDirectory directory = StoreDirectory.open(path);
    try {
      return open(directory, reset, seeding);
    } catch (RuntimeException | Error failed) {
      directory.close();
      throw failed;
    }
  }

  private static FileStore open(StoreDirectory directory, boolean reset, Seeding seeding) {
    // Otherwise the engine replaces the handlers of java.util.logging.
    System.setProperty("hsqldb.reconfig_logging", "false");
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(URL.formatted(directory.path()));
    config.setDriverClassName(JDBCDriver.class.getName());
    config.setUsername("SA");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    EngineLog engine = new EngineLog();
    Database database = new Database(config, engine::hasFailed);
    try {
      engine.listen(name(database));
      return new FileStore(directory, database, engine, reset, seeding);
    } catch (RuntimeException | Error failed) {
      database.close(SHUTDOWN);
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

  private static String name(Database database) {
    return database.inTransaction(
        session -> session.query("values (database_name())", row -> row.getString(1)).get(0));
  }

  @Override
  public void close() {
    database.close(engine.hasFailed() ? SHUTDOWN + " immediately" : SHUTDOWN);
    engine.close();
    directory.close();
  }
}
