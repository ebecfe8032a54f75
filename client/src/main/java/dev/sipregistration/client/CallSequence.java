package dev.sipregistration.client;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls one after the other, each decided by the result of the one before it.
 *
 * <p>It sends nothing itself, so that blocking and asynchronous callers share these decisions.
 */
sealed interface CallSequence<T> {

  /** The sequence ends with this value. */
  record Done<T>(T value) implements CallSequence<T> {}

  /** The sequence fails. */
  record Failed<T>(SipRegistrationException exception) implements CallSequence<T> {}

  /** The sequence goes on after a delay. */
  record Pause<T>(Duration delay, Supplier<CallSequence<T>> then) implements CallSequence<T> {}

  /**
   * The sequence makes a call.
   *
   * @param call makes the call, whose time begins then
   * @param then how it goes on after the call's value
   * @param otherwise how it goes on after the call's failure
   */
  record Next<V, T>(
      Supplier<Call<V>> call,
      Function<V, CallSequence<T>> then,
      Function<SipRegistrationException, CallSequence<T>> otherwise)
      implements CallSequence<T> {}
}
