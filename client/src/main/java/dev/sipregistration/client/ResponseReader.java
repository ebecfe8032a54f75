package dev.sipregistration.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Interprets a response as the result of an attempt. */
final class ResponseReader {

  /** The maximum length of a text of the API. */
  private static final int MAX_TEXT_LENGTH = 1_000;

  /** The maximum length of the part of an unusable body that messages quote. */
  private static final int MAX_EXCERPT_LENGTH = 200;

  private final Clock clock;

  ResponseReader(Clock clock) {
    this.clock = clock;
  }

  /** Interprets a response; secrets in its texts are redacted. */
  <T> AttemptResult<T> read(ApiMethod<T> method, RawResponse response, Secrets secrets) {
    int status = response.status();
    byte[] body;
    try {
      body = decompressed(response, method.maxBodyBytes());
    } catch (BoundedBody.TooLongException e) {
      return unusable(method, response, "a body of " + e.getMessage());
    } catch (IOException e) {
      return unusable(method, response, "a body that cannot be decompressed");
    }
    try {
      ApiMethod.ParsedResponse<T> parsed = method.parse(body);
      if (!parsed.errors().isEmpty()) {
        List<ApiError> errors =
            parsed.errors().stream().map(error -> printable(error, secrets)).toList();
        return failure(
            new ApiErrorException(method.name(), errors, status, retryAfter(response)), response);
      }
      if (parsed.complete() && status / 100 == 2) {
        return new AttemptResult.Success<>(parsed.value(), status);
      }
      return unusable(method, response, describe("no result of this method", body, secrets));
    } catch (IOException e) {
      // The cause is left out: it may quote a response that repeats the password.
      return unusable(method, response, describe(flaw(e, body), body, secrets));
    }
  }

  private static ApiError printable(ApiError error, Secrets secrets) {
    String fieldName = error.fieldName();
    return new ApiError(
        error.code(),
        Excerpt.cut(secrets.redact(error.message()), MAX_TEXT_LENGTH),
        fieldName == null ? null : Excerpt.cut(secrets.redact(fieldName), MAX_TEXT_LENGTH));
  }

  private static String describe(String flaw, byte[] body, Secrets secrets) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return "an empty body";
    }
    return flaw + ": " + Excerpt.oneLine(secrets.redact(text), MAX_EXCERPT_LENGTH);
  }

  /** Says what is wrong with a body, and where. */
  private static String flaw(IOException error, byte[] body) {
    if (error instanceof IncompleteResponseException incomplete) {
      return String.valueOf(incomplete.getMessage());
    }
    if (!(error instanceof JsonProcessingException problem) || problem.getLocation() == null) {
      return "not a response of this method";
    }
    JsonLocation location = problem.getLocation();
    String place = " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    if (!hasCause(problem, StreamReadException.class)) {
      return "unexpected JSON" + place;
    }
    if (!new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
      return "not JSON";
    }
    return hasCause(problem, JsonEOFException.class) || location.getByteOffset() >= body.length
        ? "truncated JSON, which ends" + place
        : "malformed JSON" + place;
  }

  private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
    return type.isInstance(error) || type.isInstance(error.getCause());
  }

  private <T> AttemptResult<T> unusable(ApiMethod<T> method, RawResponse response, String flaw) {
    int status = response.status();
    return failure(
        TransportException.unusable(
            method.name(),
            "HTTP status " + status + ", " + flaw,
            !isNotProcessed(status),
            status,
            retryAfter(response)),
        response);
  }

  /** Returns whether a status says that the request was not processed; 408 and 499 do not. */
  private static boolean isNotProcessed(int status) {
    return status / 100 == 4 && status != 408 && status != 499;
  }

  private static <T> AttemptResult<T> failure(
      SipRegistrationException exception, RawResponse response) {
    return new AttemptResult.Failure<>(exception, response.status(), serverTime(response));
  }

  private static @Nullable Instant serverTime(RawResponse response) {
    return httpDate(response.headers().firstValue("Date").orElse(null));
  }

  private @Nullable Duration retryAfter(RawResponse response) {
    String value = response.headers().firstValue("Retry-After").map(String::strip).orElse("");
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = httpDate(value);
    if (until == null) {
      return null;
    }
    Instant serverTime = serverTime(response);
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
  private static byte[] decompressed(RawResponse response, int limit) throws IOException {
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
      byte[] body = stream.readNBytes(limit + 1);
      if (body.length > limit) {
        throw new BoundedBody.TooLongException(limit);
      }
      return body;
    }
  }
}
