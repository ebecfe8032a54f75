package dev.sipregistration.client;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * No usable response came, so it may be unknown whether the call took effect.
 *
 * <p>Check {@link #mayHaveBeenCarriedOut()} before retrying a call that costs money.
 */
public final class TransportException extends SipRegistrationException {

  /** Why there is no usable response. */
  public enum Reason {
    /** No connection was made, so the request was not sent. */
    NOT_CONNECTED,
    /** The connection was lost before a complete response arrived. */
    RESPONSE_LOST,
    /** The deadline of the call passed before a complete response arrived. */
    DEADLINE_PASSED,
    /** The response is not one of the API: empty, truncated, too large, not JSON, or incomplete. */
    UNUSABLE_RESPONSE,
    /** The waiting thread was interrupted, and the call was abandoned. */
    INTERRUPTED
  }

  /** Why there is no usable response. */
  private final Reason reason;

  /** The message without what may have been carried out. */
  private final String baseMessage;

  /** Whether the API may have carried out the request. */
  private final boolean mayHaveBeenCarriedOut;

  /** The HTTP status, or null if no response came. */
  private final @Nullable Integer httpStatus;

  private TransportException(
      String method,
      Reason reason,
      String message,
      boolean mayHaveBeenCarriedOut,
      @Nullable Integer httpStatus,
      @Nullable Throwable cause) {
    super(
        method,
        message
            + (mayHaveBeenCarriedOut
                ? "; the request may have been carried out"
                : "; the request was not carried out"),
        cause);
    this.reason = reason;
    this.baseMessage = message;
    this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
    this.httpStatus = httpStatus;
  }

  static TransportException notConnected(String method, Throwable cause) {
    return new TransportException(
        method, Reason.NOT_CONNECTED, "no connection", false, null, cause);
  }

  static TransportException responseLost(String method, Throwable cause) {
    return new TransportException(
        method, Reason.RESPONSE_LOST, "the connection was lost", true, null, cause);
  }

  static TransportException deadlinePassed(String method, Duration timeout, Throwable cause) {
    return new TransportException(
        method, Reason.DEADLINE_PASSED, "no usable response within " + timeout, true, null, cause);
  }

  static TransportException unusable(
      String method, String message, boolean mayHaveBeenCarriedOut, @Nullable Integer httpStatus) {
    return new TransportException(
        method, Reason.UNUSABLE_RESPONSE, message, mayHaveBeenCarriedOut, httpStatus, null);
  }

  static TransportException interrupted(
      String method, boolean mayHaveBeenCarriedOut, InterruptedException cause) {
    return new TransportException(
        method,
        Reason.INTERRUPTED,
        "the waiting thread was interrupted",
        mayHaveBeenCarriedOut,
        null,
        cause);
  }

  /** Returns this failure for a call of which an earlier attempt may have been carried out. */
  TransportException afterAttemptThatMayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut
        ? this
        : new TransportException(method(), reason, baseMessage, true, httpStatus, getCause());
  }

  /**
   * Returns why there is no usable response.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns whether the API may have carried out the request nevertheless.
   *
   * @return false only if the request was certainly not sent or not processed
   */
  public boolean mayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut;
  }

  /**
   * Returns the HTTP status.
   *
   * @return the HTTP status, or empty if no response came
   */
  public OptionalInt httpStatus() {
    return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }
}
