package dev.sipregistration.mockserver.domain.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many calls were let in within one second of the clock. The seconds are those of the calendar,
 * not a window that moves along, so that a test with a clock that stands still can count on it.
 *
 * @param second the beginning of the second
 * @param calls the calls in it
 */
public record RateWindow(Instant second, int calls) {
  private static final RateWindow NONE = new RateWindow(Instant.EPOCH, 0);

  /**
   * Returns the tally of an account that has not called.
   *
   * @return no calls
   */
  public static RateWindow none() {
    return NONE;
  }

  public int at(Instant now) {
    return secondOf(now).equals(second) ? calls : 0;
  }

  public RateWindow plusOneAt(Instant now) {
    return new RateWindow(secondOf(now), at(now) + 1);
  }

  private static Instant secondOf(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
