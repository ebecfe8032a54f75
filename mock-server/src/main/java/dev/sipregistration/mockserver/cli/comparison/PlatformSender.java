package dev.sipregistration.mockserver.cli.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends calls to one server. */
@FunctionalInterface
public interface PlatformSender {
  /**
   * Sends a call, and returns the response, whatever it is.
   *
   * @throws NotRunException if none came
   */
  ComparedResponse send(
      String path, Optional<String> token, List<Map.Entry<String, String>> parameters)
      throws InterruptedException;
}
