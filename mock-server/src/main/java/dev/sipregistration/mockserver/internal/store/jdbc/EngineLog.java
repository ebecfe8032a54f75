package dev.sipregistration.mockserver.internal.store.jdbc;

import java.io.IOException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notices that HSQLDB could not write: where it cannot flush a commit to the disk, it logs a
 * warning, in the thread that commits, and goes on as if nothing were wrong.
 */
final class EngineLog extends Handler {
  /** Referred to here, because the log manager forgets loggers that nobody refers to. */
  private @Nullable Logger logger;

  private volatile boolean failed;

  /** Begins to listen to the engine of a database, whose log nobody else gets. */
  void listen(String databaseName) {
    Logger engine = Logger.getLogger("hsqldb.db." + databaseName + ".ENGINE");
    engine.setLevel(Level.WARNING);
    engine.setUseParentHandlers(false);
    engine.addHandler(this);
    logger = engine;
  }

  /** Returns whether there was any failure, after which nothing can be relied on. */
  boolean hasFailed() {
    return failed;
  }

  @Override
  public void publish(LogRecord event) {
    if (event.getThrown() instanceof IOException) {
      failed = true;
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    if (logger != null) {
      logger.removeHandler(this);
    }
  }
}
