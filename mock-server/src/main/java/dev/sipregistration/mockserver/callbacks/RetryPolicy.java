package dev.sipregistration.mockserver.callbacks;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a callback is sent, and how long the back-off between two attempts is.
 *
 * @param attempts the most attempts, the first included
 * @param first the back-off before the second attempt; it doubles each time
 * @param longest the longest back-off
 */
record RetryPolicy(int attempts, Duration first, Duration longest) {
  /** The platform's own is not known; this one gives a receiver a minute to restart. */
  static final RetryPolicy STANDARD =
      new RetryPolicy(8, Duration.ofMillis(500), Duration.ofSeconds(30));

  /** Returns the back-off after a number of attempts, or nothing if no other one is made. */
  Optional<Duration> waitAfter(int made) {
    if (made >= attempts) {
      return Optional.empty();
    }
    Duration wait = first;
    for (int i = 1; i < made && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
  }
}
