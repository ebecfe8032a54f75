package dev.sipregistration.mockserver.internal.http;

import java.util.Map;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** Responds to GET and HEAD of some paths by itself, without the handler of everything else. */
public final class ProbeHandler extends HttpHandler {
  private final Map<String, Supplier<FixedResponse>> probes;
  private final HttpHandler next;

  /**
   * Makes a handler.
   *
   * @param probes what to respond with, by path
   * @param next handles other paths and methods
   */
  public ProbeHandler(Map<String, Supplier<FixedResponse>> probes, HttpHandler next) {
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
    Supplier<FixedResponse> probe =
        probe(request.getMethod().getMethodString(), request.getRequestURI());
    if (probe == null) {
      next.service(request, response);
    } else {
      probe.get().write(response);
    }
  }

  /** Tells whether this handler responds to a request by itself. */
  public boolean isProbe(String method, String path) {
    return probe(method, path) != null;
  }

  private @Nullable Supplier<FixedResponse> probe(String method, String path) {
    return method.equals("GET") || method.equals("HEAD") ? probes.get(path) : null;
  }
}
