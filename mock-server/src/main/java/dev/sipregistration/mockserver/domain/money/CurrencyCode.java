package dev.sipregistration.mockserver.domain.money;

import java.util.Optional;

/**
 * The code of a currency.
 *
 * @param value three capital letters, for example {@code USD}; not only those of ISO 4217
 */
public record CurrencyCode(String value) {
  /** The currency of an account that names no other. */
  public static final CurrencyCode USD = new CurrencyCode("USD");

  /**
   * @throws IllegalArgumentException if it is anything but three capital letters
   */
  public CurrencyCode {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a currency must be three capital letters, such as USD, but is " + value);
    }
  }

  /** Reads a text, which is no currency code if it is malformed. */
  public static Optional<CurrencyCode> parse(String text) {
    return isWellFormed(text) ? Optional.of(new CurrencyCode(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  @Override
  public String toString() {
    return value;
  }
}
