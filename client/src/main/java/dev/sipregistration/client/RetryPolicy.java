package dev.sipregistration.client;

import java.time.Duration;
import java.util.Objects;

/**
 * The number of attempts of a call and the delays between them.
 *
 * <p>Which failures are retried is a matter of safety, which the client decides: see {@link
 * SipRegistrationClient.Builder#retryCreate} and {@link
 * SipRegistrationClient.Builder#retryIdempotent}. The limit of the delay doubles with each retry,
 * and the delay is random between half of the limit and the limit.
 *
 * @param maxAttempts the maximum number of attempts, at least 1
 * @param initialDelay the limit of the delay before the first retry, more than zero
 * @param maxDelay the limit of the delay before any retry, not shorter than {@code initialDelay}
 */
public record RetryPolicy(int maxAttempts, Duration initialDelay, Duration maxDelay) {

  private static final Duration INITIAL_DELAY = Duration.ofMillis(200);
  private static final Duration MAX_DELAY = Duration.ofSeconds(5);

  /**
   * Creates the policy.
   *
   * @throws IllegalArgumentException if a parameter is out of its range
   */
  public RetryPolicy {
    Preconditions.positive(maxAttempts, "maximum number of attempts");
    Preconditions.positive(initialDelay, "initial delay");
    Objects.requireNonNull(maxDelay, "maximum delay");
    if (maxDelay.compareTo(initialDelay) < 0) {
      throw new IllegalArgumentException(
          "maximum delay " + maxDelay + " is shorter than the initial delay " + initialDelay);
    }
  }

  /**
   * Returns the policy of one attempt and no retry.
   *
   * @return the policy
   */
  public static RetryPolicy never() {
    return upTo(1);
  }

  /**
   * Returns the policy of up to this many attempts, with delays of up to 0.2 s at first and 5 s
   * later.
   *
   * @param maxAttempts the maximum number of attempts, at least 1
   * @return the policy
   * @throws IllegalArgumentException if {@code maxAttempts} is less than 1
   */
  public static RetryPolicy upTo(int maxAttempts) {
    return new RetryPolicy(maxAttempts, INITIAL_DELAY, MAX_DELAY);
  }

  /**
   * Returns this policy with other delays.
   *
   * @param initialDelay the limit of the delay before the first retry, more than zero
   * @param maxDelay the limit of the delay before any retry, not shorter than {@code initialDelay}
   * @return the new policy
   * @throws IllegalArgumentException if a delay is out of its range
   */
  public RetryPolicy withBackoff(Duration initialDelay, Duration maxDelay) {
    return new RetryPolicy(maxAttempts, initialDelay, maxDelay);
  }

  /**
   * Returns the delay before a retry.
   *
   * @param retry 1 for the first retry
   * @param random a number from 0 to 1, which keeps many clients from retrying in step
   */
  Duration delay(int retry, double random) {
    double limit = initialDelay.toNanos() * Math.pow(2, retry - 1);
    double capped = Math.min(limit, (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (capped * (1 + random) / 2));
  }
}
