package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Texts;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The user part of a SIP address: 1 to {@link Texts#LONGEST} of the characters RFC 3261 allows in
 * {@code user}, and any letter, combining mark or digit beyond ASCII.
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
    return !text.isEmpty() && !Texts.isTooLong(text) && firstForbidden(text).isEmpty();
  }

  /** Returns the first character that no user name has. */
  public static OptionalInt firstForbidden(String text) {
    return text.codePoints().filter(character -> !isAllowed(character)).findFirst();
  }

  private static boolean isAllowed(int character) {
    return Character.isLetterOrDigit(character)
        || isCombining(character)
        || MARKS.indexOf(character) >= 0;
  }

  /** Many scripts write letters as several characters, and so does decomposed Latin text. */
  private static boolean isCombining(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
