package dev.sipregistration.client;

import java.util.regex.Pattern;

/** Shortens the texts of servers, which may be long and may contain control characters. */
final class Excerpt {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  /** Returns the text on one line, without control characters, of a bounded length. */
  static String oneLine(String text, int maxLength) {
    return cut(UNPRINTABLE.matcher(text).replaceAll(" ").strip(), maxLength);
  }

  /** Returns the beginning of a text, with an ellipsis if there is more. */
  static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splitsPair ? maxLength - 1 : maxLength) + "…";
  }

  private Excerpt() {}
}
