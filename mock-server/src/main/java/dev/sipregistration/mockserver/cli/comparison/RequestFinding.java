package dev.sipregistration.mockserver.cli.comparison;

import java.util.List;
import java.util.Map;

/** What came of one request. */
sealed interface RequestFinding {
  ComparedRequest request();

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
  record NotRun(ComparedRequest request, String reason) implements RequestFinding {}
}
