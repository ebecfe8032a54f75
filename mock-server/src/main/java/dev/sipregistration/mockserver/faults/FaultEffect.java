package dev.sipregistration.mockserver.faults;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What the caller sees of a fault.
 *
 * @param code the error code, or the HTTP status from 400 to 599, for the kinds that have one; 0
 *     for the others
 * @param time the {@code Retry-After}, in whole seconds up to a day, or the time from the first
 *     piece of a body to the last, for the kinds that have one; zero for the others
 */
public record FaultEffect(Kind kind, int code, Duration time) {
  private static final Duration LONGEST_RETRY = Duration.ofDays(1);
  private static final int FIRST_FAILURE = 400;
  private static final int LAST_STATUS = 599;

  /** The kinds of effects. */
  public enum Kind {
    /** The response is late, and nothing else. */
    DELAY("delay"),
    /** The call is refused as the platform does it: status 200 and an error code. */
    ERROR_CODE("error"),
    /** The response has another status and no JSON, as that of a proxy before the platform. */
    HTTP_STATUS("HTTP status"),
    /** The response has the status 429 and {@code Retry-After}. */
    TOO_MANY_REQUESTS("HTTP status 429"),
    /** The connection is reset (TCP RST) in place of a response. */
    CONNECTION_RESET("connection reset"),
    /** The connection is closed (TCP FIN) in place of a response. */
    CONNECTION_CLOSED("connection closed"),
    /** Head and half of the body come, and never the rest; the connection stays open. */
    STALLED_BODY("stalled body"),
    /** The body comes in small pieces. */
    DRIBBLED_BODY("dribbled body"),
    /** The response is well-formed as HTTP, and its JSON breaks off in the middle. */
    TRUNCATED_JSON("truncated JSON"),
    /** The response is complete, but what should be JSON is not quite. */
    MALFORMED_JSON("malformed JSON"),
    /** The response has the status 200 and an empty body. */
    EMPTY_ANSWER("empty answer");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * @throws IllegalArgumentException if the kind does not have this code or time
   */
  public FaultEffect {
    switch (kind) {
      case ERROR_CODE -> require(code >= 1, "an error code must be at least 1, but is " + code);
      case HTTP_STATUS ->
          require(
              code >= FIRST_FAILURE && code <= LAST_STATUS,
              "an HTTP status must be 400 to 599, but is " + code);
      case TOO_MANY_REQUESTS ->
          require(
              !time.isNegative()
                  && time.compareTo(LONGEST_RETRY) <= 0
                  && time.equals(time.truncatedTo(ChronoUnit.SECONDS)),
              "Retry-After must be whole seconds, up to a day, but is " + time);
      case DRIBBLED_BODY ->
          require(
              !time.isNegative() && !time.isZero() && time.compareTo(Delay.LONGEST) <= 0,
              "a body must dribble for more than nothing and at most " + Delay.LONGEST);
      case DELAY,
          CONNECTION_RESET,
          CONNECTION_CLOSED,
          STALLED_BODY,
          TRUNCATED_JSON,
          MALFORMED_JSON,
          EMPTY_ANSWER ->
          require(code == 0 && time.isZero(), kind + " has neither a code nor a time");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static FaultEffect of(Kind kind) {
    return new FaultEffect(kind, 0, Duration.ZERO);
  }

  static FaultEffect of(Kind kind, int code) {
    return new FaultEffect(kind, code, Duration.ZERO);
  }

  static FaultEffect of(Kind kind, Duration time) {
    return new FaultEffect(kind, 0, time);
  }

  /** Returns a few words for people, such as {@code connection reset}. */
  public String describe() {
    return code == 0 ? kind.text : kind.text + " " + code;
  }
}
