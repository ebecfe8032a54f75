package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;

/** Silences what Grizzly logs of its start and stop: four lines per server, in every test. */
final class GrizzlyLog {
  /** Strong references: a logger that is garbage-collected loses its level. */
  private static final List<Logger> VERBOSE =
      List.of(
          Logger.getLogger(NetworkListener.class.getName()),
          Logger.getLogger(HttpServer.class.getName()));

  private GrizzlyLog() {}

  /** Leaves out all but warnings, unless a level is configured. */
  static void quieten() {
    for (Logger logger : VERBOSE) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }
}
