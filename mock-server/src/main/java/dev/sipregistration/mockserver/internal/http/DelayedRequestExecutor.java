package dev.sipregistration.mockserver.internal.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Threads for requests that may be held up for long, so that those who are not held up find a
 * thread. There are none as long as nobody is held up.
 */
final class DelayedRequestExecutor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DelayedRequestExecutor.class.getName());
  private static final int SEATS = 256;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  DelayedRequestExecutor() {
    threads =
        new ThreadPoolExecutor(
            SEATS,
            SEATS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DelayedRequestExecutor::seat);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread seat(Runnable task) {
    Thread thread = new Thread(task, "mock-server-waiting");
    thread.setDaemon(true);
    return thread;
  }

  /** What serves requests. It resumes the response once that is complete. */
  @FunctionalInterface
  interface Service {
    void serve(Request request, Response response) throws Exception;
  }

  /** Serves a request on a thread of its own, after this call has returned. */
  void enter(Request request, Response response, Service service) {
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

  /** Lets go of all who wait: their waiting is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
