package dev.sipregistration.client;

import java.time.Instant;

/** Decides whether a failed attempt may be made again without harm. */
final class Repetition {

  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * Returns whether making the call again cannot do anything twice: the failed attempt was
   * certainly not processed, or the method does the same when it is called twice.
   */
  static boolean isSafe(ApiMethod<?> method, Outcome.Failure<?> failure) {
    return wasTurnedAway(failure) || (method.idempotent() && mayGoBetterNextTime(failure));
  }

  private static boolean wasTurnedAway(Outcome.Failure<?> failure) {
    SipRegistrationException why = failure.why();
    if (why instanceof ApiErrorException refused && refused.kind() == ApiErrorKind.RATE_LIMITED) {
      return true;
    }
    return (why instanceof TransportException lost
            && lost.reason() == TransportException.Reason.NOT_CONNECTED)
        || (failure.hasStatus(TOO_MANY_REQUESTS) && failure.retryAfter() != null);
  }

  private static boolean mayGoBetterNextTime(Outcome.Failure<?> failure) {
    return failure.hasStatusOfServerFault()
        || failure.hasStatus(TOO_MANY_REQUESTS)
        || (failure.why() instanceof TransportException lost && leavesTimeAndHope(lost));
  }

  private static boolean leavesTimeAndHope(TransportException lost) {
    return lost.mayHaveBeenCarriedOut()
        && (lost.reason() == TransportException.Reason.ANSWER_LOST
            || lost.reason() == TransportException.Reason.UNUSABLE_ANSWER);
  }

  /** Returns whether a token was refused because of its times, or because our clock is wrong. */
  static boolean isForTime(Outcome.Failure<?> failure, AccessTokens tokens) {
    if (!(failure.why() instanceof ApiErrorException refused)) {
      return false;
    }
    Instant serverTime = failure.serverTime();
    return switch (refused.code()) {
      case 454, 455, 456 -> true;
      case 100 -> serverTime != null && tokens.isFarFromOurs(serverTime);
      default -> false;
    };
  }

  private Repetition() {}
}
