package dev.sipregistration.mockserver.domain.id;

/**
 * Something an account shares with its owner only: its API key, its callback salt. Its text never
 * shows in {@link #toString()}, so that it cannot be logged by accident.
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
