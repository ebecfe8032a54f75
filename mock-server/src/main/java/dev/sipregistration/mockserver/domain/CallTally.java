package dev.sipregistration.mockserver.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many calls were let in within one second of the clock. The seconds are those of the calendar,
 * not a window that moves along, so that a test with a clock that stands still can count on it.
 *
 * @param second the beginning of the second
 * @param calls the calls in it
 */
public record CallTally(Instant second, int calls) {
  private static final CallTally NONE = new CallTally(Instant.EPOCH, 0);

  /**
   * Returns the tally of an account that has not called.
   *
   * @return no calls
   */
  public static CallTally none() {
    return NONE;
  }

  int at(Instant now) {
    return secondOf(now).equals(second) ? calls : 0;
  }

  CallTally plusOneAt(Instant now) {
    return new CallTally(secondOf(now), at(now) + 1);
  }

  private static Instant secondOf(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
