package dev.sipregistration.mockserver.cli.comparison;

/** A request cannot be sent to the platform, or has no response; the message says why. */
public final class NotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean carriedOut;

  /** Makes one about a request that was not sent. */
  NotRunException(String reason) {
    this(reason, false);
  }

  /**
   * Makes one.
   *
   * @param carriedOut whether the call may have been carried out all the same
   */
  public NotRunException(String reason, boolean carriedOut) {
    super(reason);
    this.carriedOut = carriedOut;
  }

  boolean mayBeCarriedOut() {
    return carriedOut;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
