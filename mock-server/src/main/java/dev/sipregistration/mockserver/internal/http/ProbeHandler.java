package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Responds to GET and HEAD of some paths by itself, without the handler of everything else. */
public final class ProbeHandler extends HttpHandler {
  private final Map<String, Supplier<Result>> probes;
  private final HttpHandler next;

  /**
   * The response to a probe.
   *
   * @param status the HTTP status
   * @param contentType the media type of the body
   * @param body the body
   */
  public record Result(int status, String contentType, String body) {}

  /**
   * Makes a handler.
   *
   * @param probes what to respond with, by path
   * @param next handles other paths and methods
   */
  public ProbeHandler(Map<String, Supplier<Result>> probes, HttpHandler next) {
    this.probes = Map.copyOf(probes);
    this.next = next;
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
    Supplier<Result> probe = probes.get(request.getRequestURI());
    Method method = request.getMethod();
    if (probe != null && (Method.GET.equals(method) || Method.HEAD.equals(method))) {
      write(response, probe.get());
    } else {
      next.service(request, response);
    }
  }

  private static void write(Response response, Result result) throws IOException {
    byte[] body = result.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(result.status());
    response.setHeader("Content-Type", result.contentType());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
