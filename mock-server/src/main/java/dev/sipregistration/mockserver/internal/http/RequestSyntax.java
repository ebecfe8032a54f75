package dev.sipregistration.mockserver.internal.http;

import org.jspecify.annotations.Nullable;

/** The syntax of request targets and of the Host header. */
final class RequestSyntax {
  private static final int LONGEST_PORT = ":65535".length();

  private RequestSyntax() {}

  /** Tells whether each {@code %} has two hexadecimal digits, and all characters are visible. */
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

  static boolean isAscii(@Nullable String encoded) {
    return encoded == null || encoded.chars().allMatch(c -> c < 0x7f);
  }

  /**
   * Tells whether this is a valid Host header: a name or an address (IPv6 in brackets) with an
   * optional port. It may be empty, and absent in HTTP/1.0.
   */
  static boolean isHost(@Nullable String host) {
    if (host == null || host.isEmpty()) {
      return true;
    }
    boolean bracketed = host.startsWith("[");
    int end = bracketed ? host.indexOf(']') + 1 : (host + ":").indexOf(':');
    String name = bracketed && end > 0 ? host.substring(1, end - 1) : host.substring(0, end);
    return !name.isEmpty()
        && name.chars().allMatch(c -> isHostCharacter(c) || (bracketed && c == ':'))
        && isPort(host.substring(end));
  }

  /** Allows underscores, against the RFC: many containers have them in their names. */
  private static boolean isHostCharacter(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "-._~".indexOf(c) >= 0;
  }

  private static boolean isPort(String text) {
    return text.isEmpty()
        || (text.charAt(0) == ':'
            && text.length() <= LONGEST_PORT
            && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }

  private static boolean isHex(String text, int index) {
    return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
  }
}
