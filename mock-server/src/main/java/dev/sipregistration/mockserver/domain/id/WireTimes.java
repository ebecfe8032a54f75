package dev.sipregistration.mockserver.domain.id;

import java.time.Instant;

/** The limits of times: dates on the wire begin in 1970, and their years have four digits. */
public final class WireTimes {
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private WireTimes() {}

  /** Tells whether a time can be written. */
  public static boolean isRepresentable(Instant instant) {
    return !instant.isBefore(Instant.EPOCH) && !instant.isAfter(END);
  }

  /** Returns the time itself, or the last one if it is later. */
  public static Instant atMost(Instant instant) {
    return instant.isAfter(END) ? END : instant;
  }
}
