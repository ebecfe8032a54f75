package dev.sipregistration.mockserver.cli;

/** Something in the command line cannot be used; the message says what, and the remedy. */
class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
