package dev.sipregistration.mockserver.journal;

/** Shortens texts, to bound the size of the journal. */
public final class Truncation {
  private static final int MAX_VALUE = 512;
  private static final int MAX_NAME = 64;
  private static final int MAX_BODY = 16_384;

  private Truncation() {}

  /**
   * Shortens a value.
   *
   * @param value the value
   * @return the value itself, or its beginning and the number of characters left out
   */
  public static String cut(String value) {
    return cut(value, MAX_VALUE);
  }

  /**
   * Shortens a name.
   *
   * @param name the name
   * @return the name itself, or its beginning and the number of characters left out
   */
  public static String cutName(String name) {
    return cut(name, MAX_NAME);
  }

  /** Shortens the body of a response in the same way. */
  static String cutBody(String body) {
    return cut(body, MAX_BODY);
  }

  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end) + "... (" + (text.length() - end) + " more)";
  }
}
