package dev.sipregistration.mockserver.internal.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what Jersey logs about a client that leaves before its response is written, which is
 * an error with a stack trace for each.
 */
final class JerseyLog {
  /** A strong reference: a logger that is garbage-collected loses its filter. */
  private static final Logger RESPONDER =
      Logger.getLogger(ServerRuntime.class.getName() + "$Responder");

  private JerseyLog() {}

  /** Sets the filter, unless another is configured. */
  static void quieten() {
    if (RESPONDER.getFilter() == null) {
      RESPONDER.setFilter(JerseyLog::isOfServer);
    }
  }

  private static boolean isOfServer(LogRecord line) {
    Throwable root = root(line.getThrown());
    return !(root instanceof IOException) || root instanceof JsonProcessingException;
  }

  private static @Nullable Throwable root(@Nullable Throwable thrown) {
    Throwable root = thrown;
    while (root != null && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
