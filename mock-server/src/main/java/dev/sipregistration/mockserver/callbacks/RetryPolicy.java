package dev.sipregistration.mockserver.callbacks;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a callback is sent, and how long it waits between.
 *
 * @param attempts the most attempts, the first included
 * @param first how long to wait before the second attempt; then twice as long each time
 * @param longest how long to wait at most
 */
record RetryPolicy(int attempts, Duration first, Duration longest) {
  /** The platform's own is not known. A receiver that is restarted has a minute for it. */
  static final RetryPolicy STANDARD =
      new RetryPolicy(8, Duration.ofMillis(500), Duration.ofSeconds(30));

  /** Returns how long to wait after so many attempts, or nothing if it is the end. */
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
