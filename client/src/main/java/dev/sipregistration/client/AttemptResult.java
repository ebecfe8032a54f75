package dev.sipregistration.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The result of an attempt. */
sealed interface AttemptResult<T> {

  /** The API carried out the request. */
  record Success<T>(@Nullable T value, int httpStatus) implements AttemptResult<T> {}

  /**
   * The API refused, or no usable response came.
   *
   * @param exception the exception for the caller, if the call is not retried
   * @param httpStatus the HTTP status, or null if no response came
   * @param serverTime the server's time, or null if it did not send it
   */
  record Failure<T>(
      SipRegistrationException exception,
      @Nullable Integer httpStatus,
      @Nullable Instant serverTime)
      implements AttemptResult<T> {

    /** Returns the delay that the server asked for, or null if it asked for none. */
    @Nullable Duration retryAfter() {
      return exception.retryAfter().orElse(null);
    }

    boolean hasStatus(int status) {
      return httpStatus != null && httpStatus == status;
    }

    boolean hasServerErrorStatus() {
      return httpStatus != null && httpStatus >= 500;
    }
  }
}
