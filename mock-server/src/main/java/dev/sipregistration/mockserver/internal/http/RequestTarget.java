package dev.sipregistration.mockserver.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.DataChunk;

/**
 * Percent-encodes what clients send in a request's target though no URI may contain it, as servers
 * commonly do: UTF-8, and marks such as a quotation mark or a brace.
 */
final class RequestTarget {
  private static final String MARKS = "\"#<>\\^`{|}";
  private static final String MARKS_IN_PATH = MARKS + "[]";

  private RequestTarget() {}

  /** Encodes path and query where necessary. What is not UTF-8 stays, to be refused. */
  static void encode(HttpRequestPacket request) {
    String path = latin1(request.getRequestURIRef().getRequestURIBC());
    String encodedPath = encode(path, MARKS_IN_PATH);
    if (!encodedPath.equals(path)) {
      request.getRequestURIRef().init(encodedPath);
    }
    String query = latin1(request.getQueryStringDC());
    String encodedQuery = encode(query, MARKS);
    if (!encodedQuery.equals(query)) {
      request.setQueryString(encodedQuery);
    }
  }

  private static String latin1(DataChunk bytes) {
    return bytes.isNull() ? "" : bytes.toString(StandardCharsets.ISO_8859_1);
  }

  static String encode(String latin1, String marks) {
    if (!hasEncoded(latin1, marks) || !isUtf8(latin1)) {
      return latin1;
    }
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (isEncoded(c, marks)) {
        encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static boolean hasEncoded(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      if (isEncoded(text.charAt(i), marks)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEncoded(int c, String marks) {
    return c > 0x7f || marks.indexOf(c) >= 0;
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }

  private static boolean isUtf8(String latin1) {
    try {
      var unused =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
