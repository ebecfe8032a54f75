package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/** Error responses of one line of plain text, at each layer of the server. */
final class PlainResponse {
  private static final String TYPE = "text/plain; charset=utf-8";

  private PlainResponse() {}

  /** Returns a whole response in bytes, for where no request has been parsed. */
  static byte[] bytes(HttpDate date, HttpStatus status, String text) {
    return """
    HTTP/1.1 %s %s\r
    Date: %s\r
    Content-Type: %s\r
    Content-Length: %s\r
    Connection: close\r
    \r
    %s
    """
        .formatted(
            status.getStatusCode(),
            status.getReasonPhrase(),
            date.now(),
            TYPE,
            text.length() + 1,
            text)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Fills in the response to a request that the parser refused; the text is the reason phrase. */
  static HttpContent content(HttpResponsePacket response) {
    byte[] text =
        (response.getHttpStatus().getReasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII);
    response.setContentType(TYPE);
    response.setContentLength(text.length);
    return HttpContent.builder(response).content(Buffers.wrap(null, text)).last(true).build();
  }

  static void write(Response response, HttpStatus status, String text) throws IOException {
    response.setStatus(status);
    response.setContentType(TYPE);
    response.getWriter().write(text + "\n");
  }
}
