package dev.sipregistration.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Says what an answer of the server, or the lack of one, means. */
final class AnswerReader {

  /** Far more than any answer of the API has. */
  static final int LONGEST_BODY = 1 << 20;

  private final Clock clock;

  AnswerReader(Clock clock) {
    this.clock = clock;
  }

  /** Says what an answer means; texts in it have the secrets taken out. */
  <T> Outcome<T> read(ApiMethod<T> method, RawAnswer answer, Secrets secrets) {
    int status = answer.status();
    try {
      ApiMethod.Answer<T> content = method.read(inflated(answer));
      if (!content.errors().isEmpty()) {
        List<ApiError> errors = content.errors().stream().map(secrets::hide).toList();
        return failure(new ApiErrorException(method.name(), errors, status), answer);
      }
      if (content.complete() && status / 100 == 2) {
        return new Outcome.Success<>(content.value(), status);
      }
      return unusable(method, answer, "lacks a result");
    } catch (IOException e) {
      // Without the cause, which may quote an answer that repeats the password.
      return unusable(method, answer, "is not one of this method");
    }
  }

  /** Says what it means that no answer came. */
  <T> Outcome<T> readFailure(ApiMethod<T> method, Throwable error, Duration timeout) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new Outcome.Failure<>(describe(method.name(), cause, timeout), null, null, null);
  }

  private static TransportException describe(String method, Throwable cause, Duration timeout) {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException) {
      return TransportException.notConnected(method, cause);
    }
    if (cause instanceof HttpTimeoutException) {
      return TransportException.deadlinePassed(method, timeout, cause);
    }
    if (cause instanceof InterruptedException interruption) {
      return TransportException.interrupted(method, true, interruption);
    }
    if (hasCause(cause, BoundedBody.TooLongException.class)) {
      String message = "an answer of more than " + LONGEST_BODY + " bytes";
      return TransportException.unusable(method, message, true, null);
    }
    return TransportException.answerLost(method, cause);
  }

  private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private <T> Outcome<T> unusable(ApiMethod<T> method, RawAnswer answer, String flaw) {
    int status = answer.status();
    String message =
        "an answer with status "
            + status
            + " and "
            + answer.body().length
            + " bytes that "
            + (answer.body().length == 0 ? "is empty" : flaw);
    return failure(
        TransportException.unusable(method.name(), message, !turnsAway(status), status), answer);
  }

  /** Returns whether a status says that the request was not processed; 408 and 499 do not. */
  private static boolean turnsAway(int status) {
    return status / 100 == 4 && status != 408 && status != 499;
  }

  private <T> Outcome<T> failure(SipRegistrationException why, RawAnswer answer) {
    HttpHeaders headers = answer.headers();
    Instant serverTime = httpDate(headers.firstValue("Date").orElse(null));
    return new Outcome.Failure<>(why, answer.status(), retryAfter(headers, serverTime), serverTime);
  }

  private @Nullable Duration retryAfter(HttpHeaders headers, @Nullable Instant serverTime) {
    String value = headers.firstValue("Retry-After").map(String::strip).orElse("");
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = httpDate(value);
    if (until == null) {
      return null;
    }
    Duration wait = Duration.between(serverTime == null ? clock.instant() : serverTime, until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant httpDate(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Returns the body as it was before it was compressed, which some proxies do without being asked.
   */
  private static byte[] inflated(RawAnswer answer) throws IOException {
    boolean compressed =
        answer
            .headers()
            .firstValue("Content-Encoding")
            .filter("gzip"::equalsIgnoreCase)
            .isPresent();
    if (!compressed) {
      return answer.body();
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      byte[] body = stream.readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        throw new BoundedBody.TooLongException(LONGEST_BODY);
      }
      return body;
    }
  }
}
