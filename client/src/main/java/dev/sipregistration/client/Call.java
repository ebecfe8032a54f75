package dev.sipregistration.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call: it prepares each attempt, judges how it ended, and knows when to give up.
 *
 * <p>It sends nothing itself, so that waiting callers and futures share all that is decided here.
 * It is used for one attempt after the other, never by two threads at once.
 */
final class Call<T> {

  private final CallSettings settings;
  private final ApiMethod<T> method;
  private final HttpRequest.Builder request;
  private final RetryPolicy policy;
  private final Secrets secrets;
  private final long startedAt;

  private int attempts;
  private int repetitions;
  private boolean signedAnew;
  private boolean mayHaveBeenCarriedOut;
  private long sentAt;
  private @Nullable AccessToken token;

  Call(
      CallSettings settings,
      ApiMethod<T> method,
      HttpRequest.Builder request,
      RetryPolicy policy,
      Secrets secrets) {
    this.settings = settings;
    this.method = method;
    this.request = request;
    this.policy = policy;
    this.secrets = secrets;
    this.startedAt = settings.nanoTime().getAsLong();
  }

  /** Begins an attempt and returns its request, which has secrets in its URI and headers. */
  HttpRequest begin() {
    AccessToken current = settings.tokens().current();
    token = current;
    attempts++;
    sentAt = settings.nanoTime().getAsLong();
    return request
        .setHeader("Authorization", "Bearer " + current.value())
        .timeout(atLeastOneMillisecond(timeLeft()))
        .build();
  }

  /** Returns what reads the answer of an attempt. */
  HttpResponse.BodyHandler<byte[]> bodyHandler() {
    long deadline = startedAt + TimeUnit.NANOSECONDS.convert(settings.timeout());
    return info ->
        BoundedBody.subscriber(AnswerReader.LONGEST_BODY, deadline, settings.bodyDeadlines());
  }

  /** Ends an attempt that was answered. */
  Verdict<T> answered(HttpResponse<byte[]> response) {
    Secrets hidden = token == null ? secrets : secrets.and(token);
    RawAnswer answer = new RawAnswer(response.statusCode(), response.headers(), response.body());
    return ended(settings.answers().read(method, answer, hidden));
  }

  /** Ends an attempt that was not answered. */
  Verdict<T> notAnswered(Throwable error) {
    return ended(settings.answers().readFailure(method, error, settings.timeout()));
  }

  /** Ends the call because the waiting thread was interrupted between two attempts. */
  TransportException interruptedInPause(InterruptedException cause) {
    return TransportException.interrupted(method.name(), mayHaveBeenCarriedOut, cause);
  }

  private Verdict<T> ended(Outcome<T> outcome) {
    settings.reports().attempted(method.name(), attempts, outcome, since(sentAt));
    if (outcome instanceof Outcome.Success<T> success) {
      return new Verdict.Give<>(success.value());
    }
    Outcome.Failure<T> failure = (Outcome.Failure<T>) outcome;
    if (failure.why() instanceof TransportException lost && lost.mayHaveBeenCarriedOut()) {
      mayHaveBeenCarriedOut = true;
    }
    Duration pause = pauseBeforeNext(failure);
    return pause == null
        ? new Verdict.Fail<>(ofWholeCall(failure.why()))
        : new Verdict.Repeat<>(pause);
  }

  /** Returns how long to wait before the next attempt, or null if there is to be none. */
  private @Nullable Duration pauseBeforeNext(Outcome.Failure<T> failure) {
    AccessToken refused = token;
    if (!signedAnew && refused != null && Repetition.isForTime(failure, settings.tokens())) {
      signedAnew = true;
      settings.tokens().refusedForTime(refused, failure.serverTime());
      return Duration.ZERO;
    }
    if (repetitions + 1 >= policy.attempts() || !Repetition.isSafe(method, failure)) {
      return null;
    }
    repetitions++;
    Duration asked = failure.retryAfter();
    Duration pause =
        asked != null ? asked : policy.pause(repetitions, settings.random().getAsDouble());
    return pause.compareTo(timeLeft()) < 0 ? pause : null;
  }

  private SipRegistrationException ofWholeCall(SipRegistrationException last) {
    return last instanceof TransportException lost && mayHaveBeenCarriedOut
        ? lost.afterAttemptThatMayHaveBeenCarriedOut()
        : last;
  }

  /** Returns how long the call may still take; less than zero after its deadline. */
  private Duration timeLeft() {
    return settings.timeout().minus(since(startedAt));
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(settings.nanoTime().getAsLong() - nanoTime);
  }

  /** The JDK accepts no timeout that is not more than zero. */
  private static Duration atLeastOneMillisecond(Duration duration) {
    Duration shortest = Duration.ofMillis(1);
    return duration.compareTo(shortest) < 0 ? shortest : duration;
  }
}
