package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Which pages of other origins may call, by the CORS protocol of the Fetch standard.
 *
 * @param origins the origins; none turns the protocol off
 * @param exposed the response headers that such a page may read
 */
public record CorsPolicy(List<String> origins, List<String> exposed) {
  /** The policy of a server that pages of other origins may not call. */
  public static final CorsPolicy NONE = new CorsPolicy(List.of(), List.of());

  private static final String PREFLIGHT = "Access-Control-Request-Method";

  public CorsPolicy {
    origins = List.copyOf(origins);
    exposed = List.copyOf(exposed);
  }

  /**
   * Sets the headers of a response.
   *
   * @return whether the request was a preflight, and the response is complete
   */
  boolean apply(Request request, Response response, List<String> methods) {
    if (origins.isEmpty()) {
      return false;
    }
    response.addHeader("Vary", "Origin");
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    if (origin.filter(origins::contains).isEmpty()) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin.get());
    boolean preflight = isPreflight(request.getRequest());
    if (preflight) {
      response.setHeader("Access-Control-Allow-Methods", String.join(", ", methods));
      response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
      response.setStatus(HttpStatus.NO_CONTENT_204);
    } else {
      response.setHeader("Access-Control-Expose-Headers", String.join(", ", exposed));
    }
    return preflight;
  }

  /** Tells whether a request asks whether a page of an allowed origin may send another one. */
  boolean isPreflight(HttpRequestPacket request) {
    return Method.OPTIONS.equals(request.getMethod())
        && request.getHeader(PREFLIGHT) != null
        && request.getHeader("Origin") != null
        && origins.contains(request.getHeader("Origin"));
  }
}
