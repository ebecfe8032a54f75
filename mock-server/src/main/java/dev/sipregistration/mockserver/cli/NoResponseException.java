package dev.sipregistration.mockserver.cli;

/** A request was sent, and what came back, if anything, is no response to it. */
final class NoResponseException extends UnusableException {
  private static final long serialVersionUID = 1L;

  NoResponseException(String message) {
    super(message);
  }
}
