package dev.sipregistration.mockserver.cli.comparison;

import java.util.List;
import java.util.Map;

/** What came of one request. */
sealed interface RequestFinding {
  ComparedRequest request();

  /** Tells whether there was no connection to the platform. */
  default boolean isLost() {
    return this instanceof NotRun notRun && notRun.cause() == NotRunCause.CONNECTION;
  }

  /**
   * Both have responded.
   *
   * @param sent the parameters that the platform got
   * @param differences what is not the same, or nothing
   */
  record Compared(
      ComparedRequest request, List<Map.Entry<String, String>> sent, List<String> differences)
      implements RequestFinding {}

  /**
   * The platform has not responded, or was not asked.
   *
   * @param reason the reason, for people
   */
  record NotRun(ComparedRequest request, NotRunCause cause, String reason)
      implements RequestFinding {}
}
