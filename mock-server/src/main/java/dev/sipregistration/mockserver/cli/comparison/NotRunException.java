package dev.sipregistration.mockserver.cli.comparison;

/** A request cannot be sent to the platform, or has no response; the message says why. */
public final class NotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final NotRunCause why;
  private final boolean carriedOut;

  /** Makes one about a request that was not sent. */
  NotRunException(NotRunCause why, String reason) {
    this(why, reason, false);
  }

  private NotRunException(NotRunCause why, String reason, boolean carriedOut) {
    super(reason);
    this.why = why;
    this.carriedOut = carriedOut;
  }

  /**
   * Makes one about a lost connection.
   *
   * @param carriedOut whether the call may have been carried out all the same
   */
  public static NotRunException lost(String reason, boolean carriedOut) {
    return new NotRunException(NotRunCause.CONNECTION, reason, carriedOut);
  }

  NotRunCause why() {
    return why;
  }

  boolean mayBeCarriedOut() {
    return carriedOut;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
