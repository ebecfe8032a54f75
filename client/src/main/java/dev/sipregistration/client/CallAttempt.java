package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the API, as a {@link CallListener} hears of it. It contains nothing secret.
 *
 * @param method the vendor's name of the method, such as {@code CreateSipRegistration}
 * @param number which attempt of its call it is, from 1
 * @param outcome how it ended
 * @param code the API's error code, or null if it did not refuse
 * @param httpStatus the status of the HTTP answer, or null if no answer came
 * @param duration how long it took, from sending the request to having read the answer
 */
public record CallAttempt(
    String method,
    int number,
    Outcome outcome,
    @Nullable Integer code,
    @Nullable Integer httpStatus,
    Duration duration) {

  /** How an attempt ended. */
  public enum Outcome {
    /** The API did what it was asked for. */
    SUCCEEDED,
    /** The API refused, and gave a code. */
    REFUSED,
    /** No usable answer came. */
    NO_USABLE_ANSWER
  }
}
