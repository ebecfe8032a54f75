package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows from how an attempt ended. */
sealed interface Verdict<T> {

  /** The call has succeeded. */
  record Give<T>(@Nullable T value) implements Verdict<T> {}

  /** The call has failed. */
  record Fail<T>(SipRegistrationException why) implements Verdict<T> {}

  /** Another attempt is to be made after a pause, which may be zero. */
  record Repeat<T>(Duration pause) implements Verdict<T> {}
}
