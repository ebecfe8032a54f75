package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * What Grizzly logs of its own starting and stopping, four lines for each server, which would stand
 * in the output of every test that starts one.
 */
final class GrizzlyLog {
  /** Kept here, because nobody else does, and a logger that is collected loses its level. */
  private static final List<Logger> TALKATIVE =
      List.of(
          Logger.getLogger(NetworkListener.class.getName()),
          Logger.getLogger(HttpServer.class.getName()));

  private GrizzlyLog() {}

  /** Leaves out all but warnings, unless somebody has said what he wants to see. */
  static void quieten() {
    for (Logger logger : TALKATIVE) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }
}
