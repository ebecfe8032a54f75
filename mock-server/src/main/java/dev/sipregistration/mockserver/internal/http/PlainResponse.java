package dev.sipregistration.mockserver.internal.http;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.util.HttpStatus;

/** A whole answer in bytes, for where there is no request that could be answered properly. */
final class PlainResponse {
  private PlainResponse() {}

  static byte[] of(HttpStatus status, String text) {
    return """
    HTTP/1.1 %d %s\r
    Content-Type: text/plain; charset=utf-8\r
    Content-Length: %d\r
    Connection: close\r
    \r
    %s
    """
        .formatted(status.getStatusCode(), status.getReasonPhrase(), text.length() + 1, text)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
