package dev.sipregistration.mockserver.domain.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many calls were admitted in one second of the calendar. The window does not slide, so that a
 * test with a fixed clock can count on it.
 *
 * @param second the beginning of the second
 */
public record RateWindow(Instant second, int calls) {
  private static final RateWindow NONE = new RateWindow(Instant.EPOCH, 0);

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
