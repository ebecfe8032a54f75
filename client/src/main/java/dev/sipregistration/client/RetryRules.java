package dev.sipregistration.client;

import java.time.Instant;

/** Decides whether a failed attempt may be retried without harm. */
final class RetryRules {

  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * Returns whether a retry cannot have a second effect: the failed attempt was certainly not
   * processed, or the method is idempotent.
   */
  static boolean isSafe(ApiMethod<?> method, AttemptResult.Failure<?> failure) {
    return wasNotProcessed(failure) || (method.idempotent() && mayBeTemporary(failure));
  }

  /** Returns whether the failed attempt may have been carried out nevertheless. */
  static boolean mayHaveBeenCarriedOut(SipRegistrationException failure) {
    return failure instanceof TransportException lost
        ? lost.mayHaveBeenCarriedOut()
        : ((ApiErrorException) failure).kind() == ApiErrorKind.SERVER_FAULT;
  }

  private static boolean wasNotProcessed(AttemptResult.Failure<?> failure) {
    SipRegistrationException exception = failure.exception();
    if (exception instanceof ApiErrorException refused
        && refused.kind() == ApiErrorKind.RATE_LIMITED) {
      return true;
    }
    return (exception instanceof TransportException lost
            && lost.reason() == TransportException.Reason.NOT_CONNECTED)
        || (failure.hasStatus(TOO_MANY_REQUESTS) && failure.retryAfter() != null);
  }

  private static boolean mayBeTemporary(AttemptResult.Failure<?> failure) {
    return failure.hasServerErrorStatus()
        || failure.hasStatus(TOO_MANY_REQUESTS)
        || (failure.exception() instanceof TransportException lost && isLostOrUnusable(lost));
  }

  private static boolean isLostOrUnusable(TransportException lost) {
    return lost.mayHaveBeenCarriedOut()
        && (lost.reason() == TransportException.Reason.RESPONSE_LOST
            || lost.reason() == TransportException.Reason.UNUSABLE_RESPONSE);
  }

  /** Returns whether the token was refused because of its times, or because our clock is wrong. */
  static boolean isTokenTimeRefused(AttemptResult.Failure<?> failure, AccessTokenProvider tokens) {
    if (!(failure.exception() instanceof ApiErrorException refused)) {
      return false;
    }
    Instant serverTime = failure.serverTime();
    return switch (refused.code()) {
      case 454, 455, 456 -> true;
      case 100 -> serverTime != null && tokens.isClockWrong(serverTime);
      default -> false;
    };
  }

  private RetryRules() {}
}
