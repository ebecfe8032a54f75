package dev.sipregistration.mockserver.http;

import java.io.IOException;
import java.util.List;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Refuses requests that are wrong as HTTP with a plain 4xx, before JAX-RS can stumble over them,
 * and hands on the rest.
 */
final class HttpFront extends HttpHandler {
  private final HttpHandler next;
  private final AllowedMethods methods;
  private final RequestsUnderWay underWay;

  HttpFront(HttpHandler next, AllowedMethods methods, RequestsUnderWay underWay) {
    this.next = next;
    this.methods = methods;
    this.underWay = underWay;
  }

  @Override
  public void start() {
    next.start();
  }

  @Override
  public void destroy() {
    next.destroy();
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    underWay.begin(request);
    if (underWay.stopping()) {
      response.setHeader("Connection", "close");
    }
    if (!RequestSyntax.isWellFormed(request.getRequestURI())
        || !RequestSyntax.isWellFormed(request.getQueryString())) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address has a malformed escape.");
      return;
    }
    if (!RequestSyntax.isHost(request.getHeader(Header.Host))) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The Host header is malformed.");
      return;
    }
    List<String> allowed = methods.of(request.getRequestURI());
    if (!allowed.contains(request.getMethod().getMethodString())) {
      response.setHeader("Allow", String.join(", ", allowed));
      refuse(
          response, HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + String.join(" or ", allowed) + ".");
    } else if (WholeRequests.isTooLarge(request.getRequest())) {
      refuse(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, "The body is too large.");
    } else {
      serve(request, response);
    }
  }

  private void serve(Request request, Response response) throws Exception {
    // Jersey makes a java.net.URI of it, which takes no underscore, and nobody asks for it.
    request.getRequest().serverName().setString("localhost");
    try {
      next.service(request, response);
    } catch (IllegalArgumentException badAddress) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address is malformed.");
    }
  }

  /** Answers in plain text and ends the connection: what follows on it cannot be told any more. */
  private static void refuse(Response response, HttpStatus status, String why) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("Connection", "close");
    response.getResponse().getProcessingState().setKeepAlive(false);
    response.getWriter().write(why + "\n");
  }
}
