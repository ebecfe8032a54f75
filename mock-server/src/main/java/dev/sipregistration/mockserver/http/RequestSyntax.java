package dev.sipregistration.mockserver.http;

import org.jspecify.annotations.Nullable;

/** Tells whether what stands in a request line can be read at all. */
final class RequestSyntax {
  private RequestSyntax() {}

  /**
   * Tells whether each {@code %} is followed by two hexadecimal digits, and no control stands in.
   */
  static boolean isWellFormed(@Nullable String encoded) {
    if (encoded == null) {
      return true;
    }
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return false;
      }
      if (c == '%' && !(isHex(encoded, i + 1) && isHex(encoded, i + 2))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int index) {
    return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
  }
}
