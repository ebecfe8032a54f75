package dev.sipregistration.client;

/**
 * Hears of every attempt that a client makes, to count and to time them.
 *
 * <p>It is called on the threads of the HTTP client, by several at once, so it must be thread-safe
 * and quick. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Takes note of an attempt that has ended.
   *
   * @param attempt the attempt
   */
  void attempted(CallAttempt attempt);
}
