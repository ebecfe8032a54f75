package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;

/** Responds to requests that were refused, and passes the others on. */
final class RequestGuard extends HttpHandler {
  /** More than most responses have. Grizzly takes 8 KB for each, and for a longer one several. */
  private static final int BUFFER = 1_024;

  private final List<HandlerMapping> mappings;
  private final InFlightRequests inFlight;
  private final RequestThreads threads;
  private final UnreadResponses unread;
  private final ErrorReport errors;

  RequestGuard(
      List<HandlerMapping> mappings,
      InFlightRequests inFlight,
      RequestThreads threads,
      UnreadResponses unread,
      ErrorReport errors) {
    this.mappings = List.copyOf(mappings);
    this.inFlight = inFlight;
    this.threads = threads;
    this.unread = unread;
    this.errors = errors;
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
    try {
      serve(request, response);
    } catch (Error error) {
      // Grizzly would log it first, and more than once.
      errors.report(error);
      throw error;
    }
  }

  private void serve(Request request, Response response) throws Exception {
    inFlight.begin(request);
    if (inFlight.stopping()) {
      response.setHeader("Connection", "close");
    }
    HandlerMapping mapping = HandlerMapping.first(mappings, request.getRequestURI());
    boolean preflight = mapping.cors().apply(request, response, mapping.methods());
    Optional<FixedResponse> refusal = RequestAggregator.refusal(request.getRequest());
    if (refusal.isPresent()) {
      refusal.get().write(response);
    } else if (!preflight) {
      Workload workload =
          mapping.workload().of(request.getMethod().getMethodString(), request.getRequestURI());
      unread.writerMayWait(request.getContext().getConnection(), workload.mayWaitForClient());
      threads.serve(workload, request, response, (later, target) -> serve(mapping, later, target));
    }
  }

  private static void serve(HandlerMapping mapping, Request request, Response response)
      throws Exception {
    response.setBufferSize(BUFFER);
    // Jersey makes a java.net.URI of it, which allows no underscore, and nobody reads it.
    request.getRequest().serverName().setString("localhost");
    try {
      mapping.handler().service(request, response);
    } catch (IllegalArgumentException malformed) {
      FixedResponse.refusal(HttpStatus.BAD_REQUEST_400, "The request's address is malformed.")
          .write(response);
      resume(response);
    } catch (IOException broken) {
      if (request.getContext().getConnection().isOpen()) {
        throw broken;
      }
      // The client has gone, or was cut off: nobody is left to respond to.
      resume(response);
    }
  }

  private static void resume(Response response) {
    if (response.isSuspended()) {
      response.resume();
    }
  }
}
