package dev.sipregistration.mockserver.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Reads the durations of options. */
final class WholeSeconds {
  private static final Duration LONGEST = Duration.ofHours(1);

  private WholeSeconds() {}

  static Duration parse(String option, String text) {
    try {
      Duration parsed = Duration.parse(text);
      if (parsed.equals(parsed.truncatedTo(ChronoUnit.SECONDS))
          && parsed.toSeconds() >= 1
          && parsed.compareTo(LONGEST) <= 0) {
        return parsed;
      }
    } catch (DateTimeException | ArithmeticException malformed) {
      // Reported below, with an example.
    }
    throw new UnusableException(
        option + " must be a duration in whole seconds like PT10M, from PT1S to PT1H");
  }
}
