package dev.sipregistration.mockserver.internal.store.jdbc;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Notices that HSQLDB could not write: where it cannot flush a commit to the disk, it logs a
 * warning, in the thread that commits, and goes on as if nothing were wrong.
 */
final class EngineLog extends Handler {
  /** What is the matter from then on, after "The store". */
  static final String FAILURE =
      "cannot be written, for its disk is full or broken; mend that and start again";

  private static final System.Logger LOG = System.getLogger(EngineLog.class.getName());

  /** Whatever is opened: a database has a name only then. */
  private static final Logger ALL = silenced("hsqldb.db");

  /** Referred to here, because the log manager forgets loggers that nobody refers to. */
  private Logger logger = ALL;

  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile boolean reports;

  /** Makes one that listens to whatever is opened. */
  EngineLog() {
    ALL.addHandler(this);
  }

  private static Logger silenced(String name) {
    Logger engine = Logger.getLogger(name);
    engine.setLevel(Level.WARNING);
    engine.setUseParentHandlers(false);
    return engine;
  }

  /** Listens to the engine of one database from then on. */
  void listen(String databaseName) {
    Logger engine = silenced("hsqldb.db." + databaseName + ".ENGINE");
    engine.addHandler(this);
    close();
    logger = engine;
  }

  /** Tells the log of a failure from then on; before, whoever opens the database is told. */
  void report() {
    reports = true;
  }

  /** Returns whether there was any failure, after which nothing can be relied on. */
  boolean hasFailed() {
    return failed.get();
  }

  @Override
  public void publish(LogRecord event) {
    if (event.getThrown() instanceof IOException && failed.compareAndSet(false, true) && reports) {
      LOG.log(System.Logger.Level.ERROR, "The store {0}", FAILURE);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
