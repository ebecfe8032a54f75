package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Texts;
import java.util.Optional;

/**
 * The user part of a SIP address: 1 to {@link Texts#LONGEST} of the characters RFC 3261 allows in
 * {@code user}, and any letter or digit beyond ASCII.
 */
public record SipUsername(String value) {
  private static final String MARKS = "-_.!~*'()&=+$,;?/%";

  /**
   * @throws IllegalArgumentException if the text is malformed
   */
  public SipUsername {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a SIP user name: " + value);
    }
  }

  /** Reads a text, which is no user name if it is malformed. */
  public static Optional<SipUsername> parse(String text) {
    return isWellFormed(text) ? Optional.of(new SipUsername(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return !text.isEmpty()
        && !Texts.isTooLong(text)
        && text.codePoints().allMatch(SipUsername::isAllowed);
  }

  private static boolean isAllowed(int character) {
    return Character.isLetterOrDigit(character) || MARKS.indexOf(character) >= 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
