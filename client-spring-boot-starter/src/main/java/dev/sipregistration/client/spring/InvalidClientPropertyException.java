package dev.sipregistration.client.spring;

/** A property of the client has a value that it cannot have. */
final class InvalidClientPropertyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  InvalidClientPropertyException(String property, RuntimeException reason) {
    super(
        SipRegistrationClientProperties.PREFIX + "." + property + ": " + reason.getMessage(),
        reason);
  }

  InvalidClientPropertyException(String message) {
    super(message);
  }
}
