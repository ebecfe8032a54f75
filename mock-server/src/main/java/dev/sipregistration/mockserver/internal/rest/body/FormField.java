package dev.sipregistration.mockserver.internal.rest.body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code name=value} of a query string or a form, decoded.
 *
 * @param name the name, not decoded if its bytes are no text
 * @param value the value, empty if it was left out, or null if its bytes are no text
 * @param assigned whether there was a value, possibly an empty one
 */
public record FormField(String name, @Nullable String value, boolean assigned) {

  /**
   * Parses a query string. Its percent escapes have to be well-formed; {@code internal.http}
   * refuses all others.
   */
  public static List<FormField> parse(@Nullable String encoded) {
    List<FormField> fields = new ArrayList<>();
    if (encoded == null) {
      return fields;
    }
    int start = 0;
    while (start <= encoded.length()) {
      int end = encoded.indexOf('&', start);
      end = end < 0 ? encoded.length() : end;
      if (end > start) {
        fields.add(field(encoded.substring(start, end)));
      }
      start = end + 1;
    }
    return fields;
  }

  private static FormField field(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    String decodedName = decode(name);
    return new FormField(decodedName == null ? name : decodedName, decode(value), equals >= 0);
  }

  private static @Nullable String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    byte[] bytes = new byte[encoded.length()];
    int length = 0;
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) Integer.parseInt(encoded, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[length++] = (byte) (c == '+' ? ' ' : c);
      }
    }
    return StrictText.decode(ByteBuffer.wrap(bytes, 0, length), StandardCharsets.UTF_8);
  }
}
