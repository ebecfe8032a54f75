package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call goes on after an attempt. */
sealed interface NextStep<T> {

  /** The call succeeds with this value. */
  record Succeed<T>(@Nullable T value) implements NextStep<T> {}

  /** The call fails. */
  record Fail<T>(SipRegistrationException exception) implements NextStep<T> {}

  /** The call makes another attempt after a delay, which may be zero. */
  record Retry<T>(Duration delay) implements NextStep<T> {}
}
