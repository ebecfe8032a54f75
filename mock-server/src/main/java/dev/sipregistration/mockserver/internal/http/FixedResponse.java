package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * A response that is known before its request has been read, at each layer of the server.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param headers further headers
 * @param body the body
 */
public record FixedResponse(
    int status, String contentType, Map<String, String> headers, String body) {
  private static final String CONNECTION = "Connection";
  private static final String CLOSE = "close";

  /** The response where clients want more than the server has room for. */
  static final FixedResponse BUSY =
      refusal(
              HttpStatus.SERVICE_UNAVAILABLE_503,
              "The server has no room for this request at present.")
          .withHeader("Retry-After", "1");

  public FixedResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns a line of plain text, with which the connection ends. */
  static FixedResponse refusal(HttpStatus status, String text) {
    return new FixedResponse(
        status.getStatusCode(),
        "text/plain; charset=utf-8",
        Map.of(CONNECTION, CLOSE),
        text + "\n");
  }

  FixedResponse withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new FixedResponse(status, contentType, more, body);
  }

  /** Returns the same response as the last one of its connection. */
  FixedResponse closing() {
    return withHeader(CONNECTION, CLOSE);
  }

  boolean isClosing() {
    return CLOSE.equals(headers.get(CONNECTION));
  }

  void write(Response response) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setHeader("Content-Type", contentType);
    response.setContentLength(content.length);
    if (isClosing()) {
      response.getResponse().getProcessingState().setKeepAlive(false);
    }
    response.getOutputStream().write(content);
  }

  /** Returns it in bytes, for where no request has been parsed. */
  byte[] bytes(HttpDate date) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(status).append(' ').append(reason()).append("\r\n");
    head.append("Date: ").append(date.now()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Type: ").append(contentType).append("\r\n");
    head.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String reason() {
    return HttpStatus.getHttpStatus(status).getReasonPhrase();
  }
}
