package dev.sipregistration.mockserver.internal.http;

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
final class RequestGuard extends HttpHandler {
  private static final String TOO_LARGE = "The body is too large.";

  private final List<HandlerMapping> sites;
  private final InFlightRequests underWay;
  private final DelayedRequestExecutor waitingRoom;

  RequestGuard(
      List<HandlerMapping> sites, InFlightRequests underWay, DelayedRequestExecutor waitingRoom) {
    this.sites = List.copyOf(sites);
    this.underWay = underWay;
    this.waitingRoom = waitingRoom;
  }

  @Override
  public void start() {
    sites.forEach(site -> site.handler().start());
  }

  @Override
  public void destroy() {
    sites.forEach(site -> site.handler().destroy());
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
    HandlerMapping site = site(request.getRequestURI());
    List<String> allowed = site.methods();
    if (!allowed.contains(request.getMethod().getMethodString())) {
      response.setHeader("Allow", String.join(", ", allowed));
      refuse(
          response, HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + String.join(" or ", allowed) + ".");
    } else if (RequestAggregator.isTooLarge(request.getRequest())) {
      refuseBody(request, response);
    } else if (site.mayBeHeldUp().getAsBoolean()) {
      waitingRoom.enter(request, response, (held, answer) -> serve(site, held, answer));
    } else {
      serve(site, request, response);
    }
  }

  private HandlerMapping site(String path) {
    for (HandlerMapping site : sites) {
      if (site.has(path)) {
        return site;
      }
    }
    throw new IllegalStateException("no site has the path " + path);
  }

  private static void serve(HandlerMapping site, Request request, Response response)
      throws Exception {
    // Jersey makes a java.net.URI of it, which takes no underscore, and nobody asks for it.
    request.getRequest().serverName().setString("localhost");
    try {
      site.handler().service(request, response);
    } catch (IllegalArgumentException badAddress) {
      refuse(response, HttpStatus.BAD_REQUEST_400, "The request's address is malformed.");
      if (response.isSuspended()) {
        response.resume();
      }
    }
  }

  /**
   * Refuses a body. What is left of one that is not much too large is still read, and thrown away:
   * a client that sends it in good faith would see its connection reset in place of the answer.
   */
  private static void refuseBody(Request request, Response response) throws IOException {
    if (request.getContentLengthLong() < 0) {
      refuse(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, TOO_LARGE);
    } else {
      answer(response, HttpStatus.REQUEST_ENTITY_TOO_LARGE_413, TOO_LARGE);
    }
  }

  /** Answers in plain text and ends the connection: what follows on it cannot be told any more. */
  private static void refuse(Response response, HttpStatus status, String why) throws IOException {
    response.setHeader("Connection", "close");
    response.getResponse().getProcessingState().setKeepAlive(false);
    answer(response, status, why);
  }

  private static void answer(Response response, HttpStatus status, String why) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().write(why + "\n");
  }
}
