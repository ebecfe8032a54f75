package dev.sipregistration.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports each attempt to the log, and calls and attempts to the listeners, without secrets. */
final class CallReporter {

  private static final Logger LOG = LoggerFactory.getLogger(SipRegistrationClient.class);

  private final List<CallListener> listeners;

  CallReporter(List<CallListener> listeners) {
    this.listeners = listeners;
  }

  /** Reports the start of a call, and returns what reports its end. */
  CallListener.CallEnd started(String method) {
    List<CallListener.CallEnd> ends = new ArrayList<>(listeners.size());
    listeners.forEach(listener -> guarded(() -> ends.add(listener.started(method))));
    return failure -> ends.forEach(end -> guarded(() -> end.ended(failure)));
  }

  void attempted(String method, int number, AttemptResult<?> result, Duration duration) {
    if (listeners.isEmpty() && !LOG.isDebugEnabled()) {
      return;
    }
    CallAttempt attempt = describe(method, number, result, duration);
    if (result instanceof AttemptResult.Failure<?> failure) {
      LOG.debug("{}: {}", attempt, failure.exception().getMessage());
    } else {
      LOG.debug("{}", attempt);
    }
    listeners.forEach(listener -> guarded(() -> listener.attempted(attempt)));
  }

  private static void guarded(Runnable report) {
    try {
      report.run();
    } catch (RuntimeException e) {
      LOG.warn("The call listener failed", e);
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
