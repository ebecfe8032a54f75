package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listener of each attempt, and nothing secret. */
final class CallReports {

  private static final Logger LOG = LoggerFactory.getLogger(SipRegistrationClient.class);

  private final @Nullable CallListener listener;

  CallReports(@Nullable CallListener listener) {
    this.listener = listener;
  }

  void attempted(String method, int number, Outcome<?> outcome, Duration took) {
    if (listener == null && !LOG.isDebugEnabled()) {
      return;
    }
    CallAttempt attempt = describe(method, number, outcome, took);
    LOG.debug("{}", attempt);
    if (listener != null) {
      try {
        listener.attempted(attempt);
      } catch (RuntimeException e) {
        LOG.warn("The call listener failed", e);
      }
    }
  }

  private static CallAttempt describe(
      String method, int number, Outcome<?> outcome, Duration took) {
    if (outcome instanceof Outcome.Success<?> success) {
      return new CallAttempt(
          method, number, CallAttempt.Outcome.SUCCEEDED, null, success.httpStatus(), took);
    }
    Outcome.Failure<?> failure = (Outcome.Failure<?>) outcome;
    return failure.why() instanceof ApiErrorException refused
        ? new CallAttempt(
            method, number, CallAttempt.Outcome.REFUSED, refused.code(), failure.httpStatus(), took)
        : new CallAttempt(
            method, number, CallAttempt.Outcome.NO_USABLE_ANSWER, null, failure.httpStatus(), took);
  }
}
