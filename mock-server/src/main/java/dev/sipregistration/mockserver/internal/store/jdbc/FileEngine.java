package dev.sipregistration.mockserver.internal.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.hsqldb.jdbc.JDBCDriver;

/** HSQLDB, in this process, with files in a directory that no other process uses meanwhile. */
final class FileEngine implements Engine {
  /**
   * Each commit is on the disk before it is acknowledged; the lock is {@link StoreDirectory}'s. A
   * log is read to its end: by default, all that follows a damaged line would be dropped in
   * silence.
   */
  private static final String URL =
      "jdbc:hsqldb:file:%s/state;hsqldb.write_delay=false;hsqldb.lock_file=false;hsqldb.tx=mvcc;"
          + "hsqldb.default_table_type=cached;hsqldb.log_size=16;hsqldb.extlog=2;"
          + "hsqldb.full_log_replay=true;"
          + "sql.syntax_pgs=true";

  /** Commits of more threads than these would wait for the disk all the same. */
  private static final int CONNECTIONS = 8;

  private static final String LOG = "state.log";
  private static final String SHUTDOWN = "shutdown";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final StoreDirectory directory;
  private final EngineLog log;
  private final Database database;

  private FileEngine(StoreDirectory directory, EngineLog log) {
    this.directory = directory;
    this.log = log;
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
    database = new Database(config, log::hasFailed);
    log.listen(
        database.inTransaction(
            session -> session.query("values (database_name())", row -> row.getString(1)).get(0)));
  }

  /**
   * Opens the files of a directory.
   *
   * @throws StoreException if they cannot be opened
   */
  static FileEngine open(Path path) {
    StoreDirectory directory = StoreDirectory.open(path);
    EngineLog log = new EngineLog();
    try {
      directory.endLastLine(LOG);
      return new FileEngine(directory, log);
    } catch (RuntimeException | Error failed) {
      log.close();
      directory.close();
      throw failed;
    }
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public <T> T alone(Supplier<T> opening) {
    return opening.get();
  }

  @Override
  public void opened() {
    log.report();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void close() {
    database.close(log.hasFailed() ? SHUTDOWN + " immediately" : SHUTDOWN);
    log.close();
    directory.close();
  }
}
