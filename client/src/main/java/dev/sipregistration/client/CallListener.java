package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/**
 * Observes calls and each of their attempts, for metrics and traces.
 *
 * <p>It is called by several threads at once, those of the callers and of the HTTP client, so it
 * must be thread-safe and fast. Its exceptions are logged and otherwise ignored.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Called after each attempt, on a thread of the HTTP client or, for a blocking call, its
   * caller's.
   *
   * @param attempt the attempt
   */
  void attempted(CallAttempt attempt);

  /**
   * Called before the first attempt of a call, on the thread that starts it. Calls that consist of
   * others, such as {@link SipRegistrationClient#createOrFind} and {@link
   * SipRegistrationClient#list}, start each of them.
   *
   * @param method the vendor's name of the method, such as {@code CreateSipRegistration}
   * @return called when the call has ended; by default it does nothing
   */
  default CallEnd started(String method) {
    return failure -> {};
  }

  /** Called once for a call, when it has ended. */
  @FunctionalInterface
  interface CallEnd {

    /**
     * Called on the thread that ends the call: its caller's, one of the HTTP client, or the one
     * that cancels it.
     *
     * @param failure what the caller gets: a {@link SipRegistrationException}, or a {@link
     *     java.util.concurrent.CancellationException}; null after a success
     */
    void ended(@Nullable Throwable failure);
  }
}
