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

/** Interprets a response, or the lack of one, as the result of an attempt. */
final class ResponseReader {

  /** Far more than any response of the API has. */
  static final int MAX_BODY_BYTES = 1 << 20;

  private final Clock clock;

  ResponseReader(Clock clock) {
    this.clock = clock;
  }

  /** Interprets a response; secrets in its texts are redacted. */
  <T> AttemptResult<T> read(ApiMethod<T> method, RawResponse response, Secrets secrets) {
    int status = response.status();
    try {
      ApiMethod.ParsedResponse<T> parsed = method.parse(decompressed(response));
      if (!parsed.errors().isEmpty()) {
        List<ApiError> errors = parsed.errors().stream().map(secrets::redact).toList();
        return failure(new ApiErrorException(method.name(), errors, status), response);
      }
      if (parsed.complete() && status / 100 == 2) {
        return new AttemptResult.Success<>(parsed.value(), status);
      }
      return unusable(method, response, "lacks a result");
    } catch (IOException e) {
      // The cause is left out: it may quote a response that repeats the password.
      return unusable(method, response, "is not one of this method");
    }
  }

  /** Interprets the lack of a response. */
  <T> AttemptResult<T> readFailure(ApiMethod<T> method, Throwable error, Duration timeout) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new AttemptResult.Failure<>(describe(method.name(), cause, timeout), null, null, null);
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
      String message = "a response of more than " + MAX_BODY_BYTES + " bytes";
      return TransportException.unusable(method, message, true, null);
    }
    return TransportException.responseLost(method, cause);
  }

  private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private <T> AttemptResult<T> unusable(ApiMethod<T> method, RawResponse response, String flaw) {
    int status = response.status();
    String message =
        "a response with status "
            + status
            + " and "
            + response.body().length
            + " bytes that "
            + (response.body().length == 0 ? "is empty" : flaw);
    return failure(
        TransportException.unusable(method.name(), message, !isNotProcessed(status), status),
        response);
  }

  /** Returns whether a status says that the request was not processed; 408 and 499 do not. */
  private static boolean isNotProcessed(int status) {
    return status / 100 == 4 && status != 408 && status != 499;
  }

  private <T> AttemptResult<T> failure(SipRegistrationException exception, RawResponse response) {
    HttpHeaders headers = response.headers();
    Instant serverTime = httpDate(headers.firstValue("Date").orElse(null));
    return new AttemptResult.Failure<>(
        exception, response.status(), retryAfter(headers, serverTime), serverTime);
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
    Duration delay = Duration.between(serverTime == null ? clock.instant() : serverTime, until);
    return delay.isNegative() ? Duration.ZERO : delay;
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

  /** Returns the body, decompressed if a proxy has compressed it, which some do unasked. */
  private static byte[] decompressed(RawResponse response) throws IOException {
    boolean compressed =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter("gzip"::equalsIgnoreCase)
            .isPresent();
    if (!compressed) {
      return response.body();
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = stream.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new BoundedBody.TooLongException(MAX_BODY_BYTES);
      }
      return body;
    }
  }
}
