package dev.sipregistration.mockserver.domain.sip;

import java.util.Optional;

/**
 * The user part of a SIP address: the characters RFC 3261 allows in {@code user}, and any letter or
 * digit beyond ASCII.
 *
 * @param value the name as it was given
 */
public record SipUsername(String value) {
  private static final String MARKS = "-_.!~*'()&=+$,;?/%";

  /**
   * Makes a user name of a text that is known to be well formed.
   *
   * @param value the name as it was given
   * @throws IllegalArgumentException if it is not
   */
  public SipUsername {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a SIP user name: " + value);
    }
  }

  /**
   * Reads a text that may be malformed.
   *
   * @param text any text
   * @return the user name, or nothing if the text is malformed
   */
  public static Optional<SipUsername> parse(String text) {
    return isWellFormed(text) ? Optional.of(new SipUsername(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    int at = 0;
    while (at < text.length() && isAllowed(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at > 0 && at == text.length();
  }

  private static boolean isAllowed(int character) {
    return Character.isLetterOrDigit(character) || MARKS.indexOf(character) >= 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
