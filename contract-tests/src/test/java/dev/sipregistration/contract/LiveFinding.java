package dev.sipregistration.contract;

import java.util.List;

/** What came of one interaction that was aimed at the vendor. */
sealed interface LiveFinding {

  /** Returns the interaction's description. */
  String interaction();

  /**
   * Both have answered.
   *
   * @param differences what is not the same, or nothing
   */
  record Compared(
      String interaction, Exchange mockServer, Exchange vendor, List<String> differences)
      implements LiveFinding {}

  /**
   * It was not sent, or not answered.
   *
   * @param why the reason, for people
   */
  record NotRun(String interaction, String why) implements LiveFinding {}
}
