package dev.sipregistration.client;

/**
 * Observes every attempt of a client's calls, for metrics.
 *
 * <p>It is called on the threads of the HTTP client, by several at once, so it must be thread-safe
 * and fast. Its exceptions are logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Called after each attempt.
   *
   * @param attempt the attempt
   */
  void attempted(CallAttempt attempt);
}
