package dev.sipregistration.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call: it prepares each attempt, interprets its result, and decides whether to retry.
 *
 * <p>It sends nothing itself, so that blocking and asynchronous callers share these decisions. It
 * is used for one attempt after the other, never by two threads at once.
 */
final class Call<T> {

  private final CallSettings settings;
  private final ApiMethod<T> method;
  private final HttpRequest.Builder request;
  private final URI requestUri;
  private final RetryPolicy policy;
  private final Secrets secrets;
  private final long startedAt;

  private int attempts;
  private int retries;
  private boolean tokenRenewed;
  private boolean mayHaveBeenCarriedOut;
  private long sentAt;
  private @Nullable AccessToken token;
  private URI base;

  /** The addresses that failed since the last delay. */
  private final Set<URI> triedBases = new HashSet<>();

  Call(
      CallSettings settings,
      ApiMethod<T> method,
      HttpRequest.Builder request,
      RetryPolicy policy,
      Secrets secrets) {
    this.settings = settings;
    this.method = method;
    this.request = request;
    this.requestUri = request.build().uri();
    this.base = settings.server().first();
    this.policy = policy;
    this.secrets = secrets;
    this.startedAt = settings.nanoTime().getAsLong();
  }

  /** Reports that the call starts, and returns what reports its end. */
  CallListener.CallEnd start() {
    return settings.reporter().started(method.name());
  }

  /** Begins an attempt and returns its request, which has secrets in its URI and headers. */
  HttpRequest beginAttempt() {
    AccessToken current = settings.tokens().current();
    token = current;
    attempts++;
    sentAt = settings.nanoTime().getAsLong();
    return request
        .uri(settings.server().at(base, requestUri))
        .setHeader("Authorization", "Bearer " + current.value())
        .timeout(atLeastOneMillisecond(timeLeft()))
        .build();
  }

  /** Returns the body handler of an attempt. */
  HttpResponse.BodyHandler<byte[]> bodyHandler() {
    long deadline = startedAt + TimeUnit.NANOSECONDS.convert(settings.timeout());
    return info ->
        BoundedBody.subscriber(method.maxBodyBytes(), deadline, settings.bodyDeadlines());
  }

  /** Ends an attempt that got a response. */
  NextStep<T> onResponse(HttpResponse<byte[]> response) {
    settings.server().reached(base);
    RawResponse raw = new RawResponse(response.statusCode(), response.headers(), response.body());
    return endAttempt(settings.responses().read(method, raw, allSecrets()));
  }

  /** Ends an attempt that got no response. */
  NextStep<T> onFailure(Throwable error) {
    TransportException failure =
        TransportFailures.of(
            method.name(),
            error,
            settings.server().describe(base),
            settings.timeout(),
            allSecrets());
    return endAttempt(new AttemptResult.Failure<>(failure, null, null));
  }

  private Secrets allSecrets() {
    return token == null ? secrets : secrets.and(token);
  }

  /** Ends the call because its thread was interrupted before an attempt. */
  TransportException onInterrupt(InterruptedException cause) {
    return TransportException.interrupted(method.name(), mayHaveBeenCarriedOut, cause);
  }

  private NextStep<T> endAttempt(AttemptResult<T> result) {
    settings.reporter().attempted(method.name(), attempts, result, since(sentAt));
    if (result instanceof AttemptResult.Success<T> success) {
      return new NextStep.Succeed<>(success.value());
    }
    AttemptResult.Failure<T> failure = (AttemptResult.Failure<T>) result;
    if (mayHaveBeenCarriedOut
        && failure.exception() instanceof ApiErrorException refused
        && method.isCarriedOut(refused)) {
      return new NextStep.Succeed<>(null);
    }
    mayHaveBeenCarriedOut |= RetryRules.mayHaveBeenCarriedOut(failure.exception());
    Duration delay = retryDelay(failure);
    return delay == null
        ? new NextStep.Fail<>(ofWholeCall(failure.exception()))
        : new NextStep.Retry<>(delay);
  }

  /** Returns the delay before the next attempt, or null if there is to be none. */
  private @Nullable Duration retryDelay(AttemptResult.Failure<T> failure) {
    AccessToken refused = token;
    if (!tokenRenewed
        && refused != null
        && RetryRules.isTokenTimeRefused(failure, settings.tokens())) {
      tokenRenewed = true;
      settings.tokens().discard(refused, failure.serverTime());
      return Duration.ZERO;
    }
    if (isNotConnected(failure) && nextAddress()) {
      return Duration.ZERO;
    }
    if (retries + 1 >= policy.maxAttempts() || !RetryRules.isSafe(method, failure)) {
      return null;
    }
    retries++;
    Duration retryAfter = failure.retryAfter();
    Duration delay =
        retryAfter != null ? retryAfter : policy.delay(retries, settings.random().getAsDouble());
    return delay.compareTo(timeLeft()) < 0 ? delay : null;
  }

  private static boolean isNotConnected(AttemptResult.Failure<?> failure) {
    return failure.exception() instanceof TransportException lost
        && lost.reason() == TransportException.Reason.NOT_CONNECTED;
  }

  /** Chooses another address of the server; returns false if all have failed, to begin anew. */
  private boolean nextAddress() {
    triedBases.add(base);
    URI next = timeLeft().isNegative() ? null : settings.server().next(triedBases);
    if (next == null) {
      triedBases.clear();
    } else {
      base = next;
    }
    return next != null;
  }

  private SipRegistrationException ofWholeCall(SipRegistrationException last) {
    return last instanceof TransportException lost && mayHaveBeenCarriedOut
        ? lost.afterAttemptThatMayHaveBeenCarriedOut()
        : last;
  }

  /** Returns the time until the call's deadline, negative after it. */
  private Duration timeLeft() {
    return settings.timeout().minus(since(startedAt));
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(settings.nanoTime().getAsLong() - nanoTime);
  }

  /** The JDK accepts positive timeouts only. */
  private static Duration atLeastOneMillisecond(Duration duration) {
    Duration shortest = Duration.ofMillis(1);
    return duration.compareTo(shortest) < 0 ? shortest : duration;
  }
}
