package dev.sipregistration.contract;

/** An interaction cannot be aimed at the vendor; the message says why. */
final class LiveNotRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LiveNotRunException(String why) {
    super(why);
  }
}
