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
    return isLongerThan(LONGEST, text);
  }

  /** Tells whether a text has more than so many characters. */
  public static boolean isLongerThan(int most, String text) {
    return text.length() > most && text.codePointCount(0, text.length()) > most;
  }

  /**
   * Tells whether a text is Unicode: half a surrogate pair is written neither as UTF-8 nor JSON.
   */
  public static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a text is one line, which may be empty or too long. */
  public static boolean isOneLine(String text) {
    return isUnicode(text) && !hasControl(text);
  }

  /** Tells whether a text has a control character. */
  public static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text can be a name: one line, neither empty nor too long. */
  public static boolean isName(String text) {
    return !text.isEmpty() && !isTooLong(text) && isOneLine(text);
  }

  /**
   * Makes sure that a text of any characters, none included, is Unicode and not too long.
   *
   * @param what what the text is, for the message
   * @throws IllegalArgumentException if it is not
   */
  public static void requireText(String what, String text) {
    if (isTooLong(text) || !isUnicode(text)) {
      throw new IllegalArgumentException(
          what + " must have at most " + LONGEST + " characters, and no half of a surrogate pair");
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
