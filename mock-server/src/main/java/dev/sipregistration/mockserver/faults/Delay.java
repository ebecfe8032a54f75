package dev.sipregistration.mockserver.faults;

import java.time.Duration;

/**
 * How long a fault delays a call.
 *
 * @param jitter by how much more at most, at random
 */
public record Delay(Duration minimum, Duration jitter) {
  /** The longest delay, jitter included. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

  /**
   * @throws IllegalArgumentException if one is negative, or both together exceed {@link #LONGEST}
   */
  public Delay {
    if (minimum.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("a delay must not be negative");
    }
    // Each for itself first, for their sum may overflow.
    if (minimum.compareTo(LONGEST) > 0
        || jitter.compareTo(LONGEST) > 0
        || minimum.plus(jitter).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay and jitter must not exceed " + LONGEST);
    }
  }

  boolean isNone() {
    return minimum.isZero() && jitter.isZero();
  }

  /** Returns the length for a number drawn from 0 to 1. */
  Duration drawn(double number) {
    return minimum.plusNanos((long) (jitter.toNanos() * number));
  }
}
