package dev.sipregistration.client;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * No usable answer came, so whether the call took effect may be unknown.
 *
 * <p>Before a call that costs money is made again, look at {@link #mayHaveBeenCarriedOut()}.
 */
public final class TransportException extends SipRegistrationException {

  /** Why there is no usable answer. */
  public enum Reason {
    /** No connection was made, so the request was not sent. */
    NOT_CONNECTED,
    /** The connection was lost before a whole answer had come. */
    ANSWER_LOST,
    /** The deadline of the call passed before a whole answer had come. */
    DEADLINE_PASSED,
    /**
     * An answer came that is not one of the API's: empty, truncated, too large, not JSON, or
     * incomplete.
     */
    UNUSABLE_ANSWER,
    /** The waiting thread was interrupted, and the call abandoned. */
    INTERRUPTED
  }

  /** Why there is no usable answer. */
  private final Reason reason;

  /** The same for people, without what may have happened. */
  private final String what;

  /** Whether the API may have carried out the request. */
  private final boolean mayHaveBeenCarriedOut;

  /** The status of the HTTP answer, or null if none came. */
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
    this.what = message;
    this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
    this.httpStatus = httpStatus;
  }

  static TransportException notConnected(String method, Throwable cause) {
    return new TransportException(
        method, Reason.NOT_CONNECTED, "no connection", false, null, cause);
  }

  static TransportException answerLost(String method, Throwable cause) {
    return new TransportException(
        method, Reason.ANSWER_LOST, "the connection was lost", true, null, cause);
  }

  static TransportException deadlinePassed(String method, Duration timeout, Throwable cause) {
    return new TransportException(
        method, Reason.DEADLINE_PASSED, "no usable answer within " + timeout, true, null, cause);
  }

  static TransportException unusable(
      String method, String message, boolean mayHaveBeenCarriedOut, @Nullable Integer httpStatus) {
    return new TransportException(
        method, Reason.UNUSABLE_ANSWER, message, mayHaveBeenCarriedOut, httpStatus, null);
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

  /**
   * Returns this failure as that of a call one of whose earlier attempts may have been carried out.
   */
  TransportException afterAttemptThatMayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut
        ? this
        : new TransportException(method(), reason, what, true, httpStatus, getCause());
  }

  /**
   * Returns why there is no usable answer.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns whether the API may have carried out the request all the same.
   *
   * @return false only if it is certain that the request was not sent, or was turned away
   *     unprocessed
   */
  public boolean mayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut;
  }

  /**
   * Returns the status of the HTTP answer.
   *
   * @return the HTTP status, or empty if no answer came
   */
  public OptionalInt httpStatus() {
    return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }
}
