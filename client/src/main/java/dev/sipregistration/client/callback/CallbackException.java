package dev.sipregistration.client.callback;

/**
 * A request that holds no callbacks which can be believed and read.
 *
 * <p>It is checked, because anybody can send a request to a receiver. A response with status 400
 * suits each reason. Messages name the property and never quote the request, the salt or the API
 * key.
 */
public final class CallbackException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why the request was refused. */
  public enum Reason {
    /** The body has more than {@link CallbackReader#MAX_BODY_BYTES} bytes. */
    TOO_LARGE,
    /** The body is not JSON, or a property is missing or has a wrong type. */
    MALFORMED,
    /** The hash is not that of the salt and the API key: somebody else has sent the callback. */
    WRONG_HASH
  }

  /** Why the request was refused. */
  private final Reason reason;

  /** The path of the property. */
  private final String field;

  CallbackException(Reason reason, String field, String problem) {
    super((field.isEmpty() ? "The body" : field) + " " + problem);
    this.reason = reason;
    this.field = field;
  }

  /**
   * Returns why the request was refused.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the property that is wrong.
   *
   * @return its path, such as {@code callbacks[0].hash}; empty for the body as a whole
   */
  public String field() {
    return field;
  }
}
