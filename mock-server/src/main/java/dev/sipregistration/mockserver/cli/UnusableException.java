package dev.sipregistration.mockserver.cli;

/** Something in the command line cannot be used, and the message says what and how to mend it. */
final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
