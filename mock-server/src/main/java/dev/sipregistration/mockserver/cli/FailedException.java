package dev.sipregistration.mockserver.cli;

/**
 * A command has done what it could, and the outcome is bad; the message says what, in one line.
 *
 * <p>Unlike {@link UnusableException} it is nothing that another command line would mend.
 */
final class FailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  FailedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns the exit status. */
  int status() {
    return status;
  }
}
