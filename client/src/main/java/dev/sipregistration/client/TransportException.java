package dev.sipregistration.client;

import java.time.Duration;
import java.util.Optional;
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
    /**
     * The response is not one of the API: not HTTP, empty, truncated, too large, not JSON, or
     * incomplete.
     */
    UNUSABLE_RESPONSE,
    /** The waiting thread was interrupted, and the call was abandoned. */
    INTERRUPTED
  }

  /** Why there is no usable response. */
  private final Reason reason;

  /** What went wrong with the connection, or null if nothing did. */
  private final @Nullable NetworkProblem networkProblem;

  /** The message without what may have been carried out. */
  private final String baseMessage;

  /** Whether the API may have carried out the request. */
  private final boolean mayHaveBeenCarriedOut;

  /** The HTTP status, or null if no response came. */
  private final @Nullable Integer httpStatus;

  private TransportException(
      String method,
      Reason reason,
      @Nullable NetworkProblem networkProblem,
      String message,
      boolean mayHaveBeenCarriedOut,
      @Nullable Integer httpStatus,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(
        method,
        message
            + (mayHaveBeenCarriedOut
                ? "; the request may have been carried out"
                : "; the request was not carried out"),
        retryAfter,
        cause);
    this.reason = reason;
    this.networkProblem = networkProblem;
    this.baseMessage = message;
    this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
    this.httpStatus = httpStatus;
  }

  /** Creates the exception of an attempt whose connection failed. */
  static TransportException network(
      String method, Reason reason, NetworkProblem problem, String message, Throwable cause) {
    return new TransportException(
        method, reason, problem, message, reason != Reason.NOT_CONNECTED, null, null, cause);
  }

  /** Creates the exception of an attempt whose response is not even HTTP, or is too long. */
  static TransportException unreadable(String method, String message, @Nullable Throwable cause) {
    return new TransportException(
        method, Reason.UNUSABLE_RESPONSE, null, message, true, null, null, cause);
  }

  /** Creates the exception of an attempt whose HTTP response is not one of the API. */
  static TransportException unusable(
      String method,
      String message,
      boolean mayHaveBeenCarriedOut,
      int httpStatus,
      @Nullable Duration retryAfter) {
    return new TransportException(
        method,
        Reason.UNUSABLE_RESPONSE,
        null,
        message,
        mayHaveBeenCarriedOut,
        httpStatus,
        retryAfter,
        null);
  }

  static TransportException interrupted(
      String method, boolean mayHaveBeenCarriedOut, InterruptedException cause) {
    return new TransportException(
        method,
        Reason.INTERRUPTED,
        null,
        "the waiting thread was interrupted",
        mayHaveBeenCarriedOut,
        null,
        null,
        cause);
  }

  /** Returns this failure for a call of which an earlier attempt may have been carried out. */
  TransportException afterAttemptThatMayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut
        ? this
        : new TransportException(
            method(),
            reason,
            networkProblem,
            baseMessage,
            true,
            httpStatus,
            retryAfter().orElse(null),
            getCause());
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
   * Returns what went wrong with the connection.
   *
   * @return the problem, or empty if a response came or the thread was interrupted
   */
  public Optional<NetworkProblem> networkProblem() {
    return Optional.ofNullable(networkProblem);
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
