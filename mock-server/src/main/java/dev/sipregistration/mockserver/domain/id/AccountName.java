package dev.sipregistration.mockserver.domain.id;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an account, which is part of the names of its applications and of files.
 *
 * @param value at most 64 letters, digits, dots, hyphens and underscores of ASCII, beginning with a
 *     letter or digit
 */
public record AccountName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException if the text is malformed
   */
  public AccountName {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "an account name must be at most 64 letters, digits, dots, hyphens and underscores,"
              + " beginning with a letter or digit");
    }
  }

  /** Reads a text, which is no account name if it is malformed. */
  public static Optional<AccountName> parse(String text) {
    return isWellFormed(text) ? Optional.of(new AccountName(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
