package dev.sipregistration.mockserver.domain.id;

import org.jspecify.annotations.Nullable;

/** The rules for texts that hold for more than one value. Characters are Unicode code points. */
public final class Texts {
  /** The most characters that a text may have, which is the platform's limit for a parameter. */
  public static final int LONGEST = 255;

  private Texts() {}

  /** Returns null for an empty text, because an empty parameter is an absent one. */
  public static @Nullable String orAbsent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  /** Tells whether a text has more characters than {@link #LONGEST}. */
  public static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > LONGEST;
  }

  /** Tells whether a text can be a name: one line, neither empty nor too long. */
  public static boolean isName(String text) {
    return !text.isEmpty() && !isTooLong(text) && text.codePoints().allMatch(Texts::isPrintable);
  }

  /** Half a surrogate pair can be written neither as UTF-8 nor as JSON. */
  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  /**
   * Makes sure that a text is neither empty nor too long, whatever its characters.
   *
   * @param what what the text is, for the message
   * @throws IllegalArgumentException if it is
   */
  public static void requireText(String what, String text) {
    if (text.isEmpty() || isTooLong(text)) {
      throw new IllegalArgumentException(what + " must have 1 to " + LONGEST + " characters");
    }
  }

  /**
   * Makes sure that a text can be a name.
   *
   * @param what what the text is, for the message
   * @throws IllegalArgumentException if it cannot
   */
  public static void requireName(String what, String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          what + " must be one line of 1 to " + LONGEST + " characters");
    }
  }
}
