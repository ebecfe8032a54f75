package dev.sipregistration.client;

import java.time.Duration;

/**
 * How often and how fast a call is repeated.
 *
 * <p>Which failures are repeated at all is not a matter of policy but of safety, and decided by the
 * client: see {@link SipRegistrationClient.Builder#retryCreate} and {@link
 * SipRegistrationClient.Builder#retryBind}. The pause before a repetition is drawn at random from
 * the upper half of a span that doubles each time.
 *
 * @param attempts how often a call is made at most, at least 1
 * @param firstPause the longest pause before the first repetition
 * @param longestPause the longest pause before any repetition, not shorter than {@code firstPause}
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /**
   * Creates the policy.
   *
   * @param attempts how often a call is made at most, at least 1
   * @param firstPause the longest pause before the first repetition, more than zero
   * @param longestPause the longest pause before any repetition, not shorter than {@code
   *     firstPause}
   * @throws IllegalArgumentException if a number or a pause is not as described
   */
  public RetryPolicy {
    Arguments.positive(attempts, "attempts");
    Arguments.positive(firstPause, "first pause");
    if (longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "longest pause " + longestPause + " is shorter than the first, " + firstPause);
    }
  }

  /**
   * Returns the policy that never repeats a call.
   *
   * @return the policy
   */
  public static RetryPolicy never() {
    return upTo(1);
  }

  /**
   * Returns the policy that makes a call this often at most, with pauses of up to 0.2 s at first
   * and 5 s at last.
   *
   * @param attempts how often a call is made at most, at least 1
   * @return the policy
   * @throws IllegalArgumentException if {@code attempts} is less than 1
   */
  public static RetryPolicy upTo(int attempts) {
    return new RetryPolicy(attempts, FIRST_PAUSE, LONGEST_PAUSE);
  }

  /**
   * Returns this policy with other pauses.
   *
   * @param firstPause the longest pause before the first repetition
   * @param longestPause the longest pause before any repetition, not shorter than {@code
   *     firstPause}
   * @return the new policy
   * @throws IllegalArgumentException if a pause is not as described
   */
  public RetryPolicy withPauses(Duration firstPause, Duration longestPause) {
    return new RetryPolicy(attempts, firstPause, longestPause);
  }

  /**
   * Returns the pause before a repetition.
   *
   * @param repetition 1 for the first repetition
   * @param random a number from 0 to 1, which keeps many clients from repeating in step
   */
  Duration pause(int repetition, double random) {
    double span = firstPause.toNanos() * Math.pow(2, repetition - 1);
    double capped = Math.min(span, (double) longestPause.toNanos());
    return Duration.ofNanos((long) (capped * (1 + random) / 2));
  }
}
