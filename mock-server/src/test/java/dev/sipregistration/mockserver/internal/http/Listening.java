package dev.sipregistration.mockserver.internal.http;

import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.glassfish.grizzly.http.server.HttpHandler;

/** A server on loopback for one test, which keeps the errors that it reports. */
final class Listening implements AutoCloseable {
  final BlockingQueue<Error> errors = new LinkedBlockingQueue<>();
  private final HttpListeners listeners;

  private Listening(HttpLimits limits, List<HandlerMapping> mappings) {
    listeners =
        HttpListeners.open(
            "127.0.0.1",
            0,
            Optional.empty(),
            limits,
            false,
            InstantSource.system(),
            new ErrorReport(errors::add),
            mappings);
  }

  static Listening with(HttpLimits limits, HandlerMapping... mappings) {
    return new Listening(limits, List.of(mappings));
  }

  /** Maps all paths below one to a handler. */
  static HandlerMapping mapping(String root, Workload workload, HttpHandler handler) {
    return new HandlerMapping(
        root,
        List.of("GET", "POST"),
        handler,
        (method, path) -> workload,
        CorsPolicy.NONE,
        HeadCheck.NONE);
  }

  RawConnection connect() throws IOException {
    return new RawConnection(listeners.uri());
  }

  long held() {
    return listeners.held();
  }

  @Override
  public void close() {
    listeners.close();
  }
}
