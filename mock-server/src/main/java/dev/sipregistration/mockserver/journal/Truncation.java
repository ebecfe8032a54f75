package dev.sipregistration.mockserver.journal;

/** Shortens what was sent, because a journal of a thousand calls has to end somewhere. */
public final class Truncation {
  private static final int LONGEST_VALUE = 512;
  private static final int LONGEST_NAME = 64;

  private Truncation() {}

  /**
   * Shortens a value.
   *
   * @param value what was sent
   * @return the value itself, or its beginning and how much is left out
   */
  public static String cut(String value) {
    return cut(value, LONGEST_VALUE);
  }

  /**
   * Shortens a name.
   *
   * @param name what was sent
   * @return the name itself, or its beginning and how much is left out
   */
  public static String cutName(String name) {
    return cut(name, LONGEST_NAME);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "... (" + (text.length() - end) + " more)";
  }
}
