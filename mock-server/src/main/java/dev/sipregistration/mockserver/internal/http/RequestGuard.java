package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Refuses requests that are wrong as HTTP with a plain 4xx, before JAX-RS can stumble over them,
 * and passes the rest on.
 */
final class RequestGuard extends HttpHandler {
  private static final String TOO_LARGE = "The body is too large.";

  private final List<HandlerMapping> mappings;
  private final InFlightRequests inFlight;
  private final DelayedRequestExecutor delayed;

  RequestGuard(
      List<HandlerMapping> mappings, InFlightRequests inFlight, DelayedRequestExecutor delayed) {
    this.mappings = List.copyOf(mappings);
    this.inFlight = inFlight;
    this.delayed = delayed;
  }

  @Override
  public void start() {
    handlers().forEach(HttpHandler::start);
  }

  @Override
  public void destroy() {
    handlers().forEach(HttpHandler::destroy);
  }

  private Stream<HttpHandler> handlers() {
    return mappings.stream().map(HandlerMapping::handler).distinct();
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    inFlight.begin(request);
    if (inFlight.stopping()) {
      response.setHeader("Connection", "close");
    }
    if (!RequestSyntax.isWellFormed(request.getRequestURI())
        || !RequestSyntax.isWellFormed(request.getQueryString())) {
      refuse(
          response,
          HttpStatus.BAD_REQUEST_400,
          RequestSyntax.isAscii(request.getRequestURI())
                  && RequestSyntax.isAscii(request.getQueryString())
              ? "The request's address has a malformed escape."
              : "The request's address has bytes that are not UTF-8.");
      return;
    }
    if (!RequestSyntax.isHost(request.getHeader(Header.Host))) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The Host header is malformed.");
      return;
    }
    HandlerMapping mapping = mapping(request.getRequestURI());
    List<String> allowed = mapping.methods();
    if (mapping.cors().apply(request, response, allowed)) {
      return;
    }
    if (!allowed.isEmpty() && !allowed.contains(request.getMethod().getMethodString())) {
      response.setHeader("Allow", String.join(", ", allowed));
      refuse(
          response, HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + String.join(" or ", allowed) + ".");
    } else if (RequestAggregator.isTooLarge(request.getRequest())) {
      refuseBody(request, response);
    } else if (mapping.mayBlock().getAsBoolean()) {
      delayed.execute(request, response, (later, target) -> serve(mapping, later, target));
    } else {
      serve(mapping, request, response);
    }
  }

  private HandlerMapping mapping(String path) {
    return mappings.stream()
        .filter(mapping -> mapping.matches(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no handler for the path " + path));
  }

  private static void serve(HandlerMapping mapping, Request request, Response response)
      throws Exception {
    // Jersey makes a java.net.URI of it, which allows no underscore, and nobody reads it.
    request.getRequest().serverName().setString("localhost");
    try {
      mapping.handler().service(request, response);
    } catch (IllegalArgumentException malformed) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address is malformed.");
      if (response.isSuspended()) {
        response.resume();
      }
    }
  }

  /**
   * Refuses a body. The rest of one that is not much too large is still read and thrown away:
   * otherwise a client in the middle of sending would see a reset in place of the response. One
   * that waits to be asked for the body may never send it.
   */
  private static void refuseBody(Request request, Response response) throws IOException {
    if (request.getContentLengthLong() < 0 || request.getHeader(Header.Expect) != null) {
      refuse(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, TOO_LARGE);
    } else {
      PlainResponse.write(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, TOO_LARGE);
    }
  }

  /** Responds and ends the connection: where the next request begins is unknown. */
  private static void refuse(Response response, HttpStatus status, String why) throws IOException {
    response.setHeader("Connection", "close");
    response.getResponse().getProcessingState().setKeepAlive(false);
    PlainResponse.write(response, status, why);
  }
}
