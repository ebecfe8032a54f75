package dev.sipregistration.mockserver.internal.http;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Threads for requests that a fault may delay, so that other requests always find a thread. */
final class DelayedRequestExecutor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DelayedRequestExecutor.class.getName());
  private static final int MAX_THREADS = 256;

  private final ExecutorService threads = DaemonThreads.pool("mock-server-waiting", MAX_THREADS);

  /** Serves a request, and resumes the response once that is complete. */
  @FunctionalInterface
  interface Service {
    void serve(Request request, Response response) throws Exception;
  }

  /** Serves a request on a thread of this pool, after this call has returned. */
  void execute(Request request, Response response, Service service) {
    response.suspend();
    try {
      threads.execute(() -> serve(request, response, service));
    } catch (RejectedExecutionException closed) {
      response.resume();
    }
  }

  private void serve(Request request, Response response, Service service) {
    try {
      service.serve(request, response);
    } catch (Exception failed) {
      if (!threads.isShutdown()) {
        LOG.log(Level.WARNING, "A request could not be answered", failed);
      }
      response.resume();
    }
  }

  /** Interrupts the requests that are delayed. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
