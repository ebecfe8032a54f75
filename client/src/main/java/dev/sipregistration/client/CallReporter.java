package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports each attempt to the log and the listener, without secrets. */
final class CallReporter {

  private static final Logger LOG = LoggerFactory.getLogger(SipRegistrationClient.class);

  private final @Nullable CallListener listener;

  CallReporter(@Nullable CallListener listener) {
    this.listener = listener;
  }

  void attempted(String method, int number, AttemptResult<?> result, Duration duration) {
    if (listener == null && !LOG.isDebugEnabled()) {
      return;
    }
    CallAttempt attempt = describe(method, number, result, duration);
    if (result instanceof AttemptResult.Failure<?> failure) {
      LOG.debug("{}: {}", attempt, failure.exception().getMessage());
    } else {
      LOG.debug("{}", attempt);
    }
    if (listener != null) {
      try {
        listener.attempted(attempt);
      } catch (RuntimeException e) {
        LOG.warn("The call listener failed", e);
      }
    }
  }

  private static CallAttempt describe(
      String method, int number, AttemptResult<?> result, Duration duration) {
    if (result instanceof AttemptResult.Success<?> success) {
      return new CallAttempt(
          method,
          number,
          CallAttempt.Outcome.SUCCEEDED,
          null,
          success.httpStatus(),
          null,
          null,
          duration);
    }
    AttemptResult.Failure<?> failure = (AttemptResult.Failure<?>) result;
    Integer status = failure.httpStatus();
    SipRegistrationException exception = failure.exception();
    if (exception instanceof ApiErrorException refused) {
      return new CallAttempt(
          method,
          number,
          CallAttempt.Outcome.REFUSED,
          refused.code(),
          status,
          null,
          null,
          duration);
    }
    TransportException lost = (TransportException) exception;
    return new CallAttempt(
        method,
        number,
        CallAttempt.Outcome.NO_USABLE_RESPONSE,
        null,
        status,
        lost.reason(),
        lost.networkProblem().orElse(null),
        duration);
  }
}
