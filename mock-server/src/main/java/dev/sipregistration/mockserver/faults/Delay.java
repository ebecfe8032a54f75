package dev.sipregistration.mockserver.faults;

import java.time.Duration;

/**
 * How long a fault holds a call up.
 *
 * @param delay at least so long
 * @param jitter and up to so much longer, at random
 */
public record Delay(Duration delay, Duration jitter) {
  /** The longest delay, jitter included. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

  /**
   * Makes a hold-up.
   *
   * @param delay at least so long
   * @param jitter and up to so much longer, at random
   * @throws IllegalArgumentException if one is negative, or both together are longer than ten
   *     minutes
   */
  public Delay {
    if (delay.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("a delay must not be negative");
    }
    // Each for itself first, for their sum may be more than there can be.
    if (delay.compareTo(LONGEST) > 0
        || jitter.compareTo(LONGEST) > 0
        || delay.plus(jitter).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay and jitter must not exceed " + LONGEST);
    }
  }

  boolean isNone() {
    return delay.isZero() && jitter.isZero();
  }

  /** Returns the length for a number drawn from 0 to 1. */
  Duration drawn(double number) {
    return delay.plusNanos((long) (jitter.toNanos() * number));
  }
}
