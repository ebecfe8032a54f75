package dev.sipregistration.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface Outcome<T> {

  /** The API did what it was asked for. */
  record Success<T>(@Nullable T value, int httpStatus) implements Outcome<T> {}

  /**
   * The API refused, or no usable answer came.
   *
   * @param why what the caller is told, if the call is not repeated
   * @param httpStatus the status of the HTTP answer, or null if none came
   * @param retryAfter how long the server asked us to wait, or null if it did not
   * @param serverTime the server's clock, or null if it did not tell
   */
  record Failure<T>(
      SipRegistrationException why,
      @Nullable Integer httpStatus,
      @Nullable Duration retryAfter,
      @Nullable Instant serverTime)
      implements Outcome<T> {

    boolean hasStatus(int status) {
      return httpStatus != null && httpStatus == status;
    }

    boolean hasStatusOfServerFault() {
      return httpStatus != null && httpStatus >= 500;
    }
  }
}
