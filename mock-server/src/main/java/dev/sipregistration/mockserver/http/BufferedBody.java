package dev.sipregistration.mockserver.http;

import java.util.function.Function;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Carries the body of a request, read whole, to whoever answers it. */
public final class BufferedBody {
  private static final String ATTRIBUTE = BufferedBody.class.getName();
  private static final byte[] NONE = {};

  private BufferedBody() {}

  static void attach(Request request, byte[] body) {
    if (body.length > 0) {
      request.setAttribute(ATTRIBUTE, body);
    }
  }

  /**
   * Returns the body of a request.
   *
   * @param attributes looks an attribute of the request up by its name
   * @return the bytes, none if the request has no body
   */
  public static byte[] of(Function<String, @Nullable Object> attributes) {
    return attributes.apply(ATTRIBUTE) instanceof byte[] body ? body : NONE;
  }
}
