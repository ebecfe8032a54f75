package dev.sipregistration.mockserver.http;

import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Refuses requests that are wrong as HTTP with a plain 4xx, before JAX-RS can stumble over them,
 * and hands on the rest together with its body.
 */
final class HttpFront extends HttpHandler {
  private final HttpHandler next;
  private final RequestHeadGuard guard;
  private final RequestBody body;

  HttpFront(HttpHandler next, RequestHeadGuard guard, RequestBody body) {
    this.next = next;
    this.guard = guard;
    this.body = body;
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
    guard.headComplete(request.getRequest().getConnection());
    if (!RequestSyntax.isWellFormed(request.getRequestURI())
        || !RequestSyntax.isWellFormed(request.getQueryString())) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address has a malformed escape.");
    } else if (!Method.POST.equals(request.getMethod())
        && !Method.GET.equals(request.getMethod())) {
      response.setHeader("Allow", "GET, POST");
      refuse(response, HttpStatus.METHOD_NOT_ALLOWED_405, "Use GET or POST.");
    } else {
      serveWithBody(request, response);
    }
  }

  private void serveWithBody(Request request, Response response) throws Exception {
    try {
      Optional<byte[]> bytes =
          body.isDeclaredTooLarge(request) ? Optional.empty() : body.read(request);
      if (bytes.isEmpty()) {
        refuse(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, "The body is too large.");
        return;
      }
      BufferedBody.attach(request, bytes.get());
    } catch (IOException slowOrBroken) {
      refuse(response, HttpStatus.REQUEST_TIMEOUT_408, "The body did not come, or is broken.");
      return;
    }
    try {
      next.service(request, response);
    } catch (IllegalArgumentException badAddress) {
      // Grizzly's container puts the Host header and the path together without looking at them.
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address or Host is malformed.");
    }
  }

  /** Answers in plain text and ends the connection: what follows on it cannot be told any more. */
  private static void refuse(Response response, HttpStatus status, String why) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.setHeader("Connection", "close");
    response.getResponse().getProcessingState().setKeepAlive(false);
    response.getWriter().write(why + "\n");
  }
}
