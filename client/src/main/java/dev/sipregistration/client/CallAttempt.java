package dev.sipregistration.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a call, as reported to a {@link CallListener}. It contains no secrets.
 *
 * @param method the vendor's name of the method, such as {@code CreateSipRegistration}
 * @param number the number of the attempt within its call, from 1
 * @param outcome the outcome
 * @param code the API's error code, or null if it did not refuse
 * @param httpStatus the HTTP status, or null if no response came
 * @param reason why there is no usable response, or null if there is one
 * @param networkProblem what went wrong with the connection, or null if nothing did
 * @param duration the time from sending the request to having read the response
 */
public record CallAttempt(
    String method,
    int number,
    Outcome outcome,
    @Nullable Integer code,
    @Nullable Integer httpStatus,
    TransportException.@Nullable Reason reason,
    @Nullable NetworkProblem networkProblem,
    Duration duration) {

  /** The outcome of an attempt. */
  public enum Outcome {
    /** The API carried out the request. */
    SUCCEEDED,
    /** The API refused with an error code. */
    REFUSED,
    /** No usable response came. */
    NO_USABLE_RESPONSE
  }
}
