package dev.sipregistration.mockserver.domain.id;

/**
 * A password, a key, a salt or a token. Its text never shows in {@link #toString()}, so that it
 * cannot be logged by accident.
 *
 * @param value the secret in clear text
 */
public record Secret(String value) {
  /** Returns a placeholder instead of the secret. */
  @Override
  public String toString() {
    return "[redacted]";
  }
}
