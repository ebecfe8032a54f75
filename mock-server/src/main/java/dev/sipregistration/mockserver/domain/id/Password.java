package dev.sipregistration.mockserver.domain.id;

/**
 * The password of a SIP account at somebody else's registrar. Its text never shows in {@link
 * #toString()}, so that it cannot be logged by accident.
 *
 * @param value the secret in clear text
 */
public record Password(String value) {
  /** Returns a placeholder instead of the secret. */
  @Override
  public String toString() {
    return "[redacted]";
  }
}
