package dev.sipregistration.mockserver.domain.id;

/**
 * A password of a SIP registration, an API key or a callback salt. Its text never shows in {@link
 * #toString()}, so that it cannot be logged by accident.
 *
 * @param value the secret in clear text: any characters, at most {@link Texts#LONGEST}
 */
public record Secret(String value) {
  /**
   * @throws IllegalArgumentException if it is too long
   */
  public Secret {
    if (Texts.isTooLong(value)) {
      throw new IllegalArgumentException(
          "a secret must have at most " + Texts.LONGEST + " characters");
    }
  }

  /** Returns a placeholder instead of the secret. */
  @Override
  public String toString() {
    return "[redacted]";
  }
}
