package dev.sipregistration.mockserver.internal.http;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * The threads that serve requests. Requests of one kind, however many and slow, leave the threads
 * of the others alone.
 */
final class RequestThreads implements AutoCloseable {
  /** The most threads that read requests. They serve the quick ones themselves. */
  static final int MAX_READERS = 64;

  private static final Logger LOG = System.getLogger(RequestThreads.class.getName());
  private static final int MAX_DELAYED = 256;
  private static final int MAX_LONG = 8;

  /** Each waits with its body. */
  private static final int MAX_WAITING = 128;

  /** Each may build a response in memory that is some times larger than the state it shows. */
  private static final long MEMORY_OF_LONG = 32L << 20;

  /** How many quick requests readers serve at once. More would only share the processor. */
  private static final int MAX_BUSY_READERS =
      Math.max(16, Math.min(MAX_READERS / 2, 2 * Runtime.getRuntime().availableProcessors()));

  private final Semaphore busyReaders = new Semaphore(MAX_BUSY_READERS);
  private final ExecutorService overflow =
      DaemonThreads.pool("mock-server-short", MAX_BUSY_READERS);
  private final ExecutorService delayed = DaemonThreads.pool("mock-server-waiting", MAX_DELAYED);
  private final ExecutorService longRunning =
      DaemonThreads.pool("mock-server-long", longThreads(), MAX_WAITING);
  private final ExecutorService heavy = DaemonThreads.pool("mock-server-heavy", 1, MAX_WAITING);
  private final ErrorReport errors;

  RequestThreads(ErrorReport errors) {
    this.errors = errors;
  }

  private static int longThreads() {
    return (int) Math.max(2, Math.min(MAX_LONG, Runtime.getRuntime().maxMemory() / MEMORY_OF_LONG));
  }

  /** Serves a request. If the response was suspended, resumes it once it is complete. */
  @FunctionalInterface
  interface Service {
    void serve(Request request, Response response) throws Exception;
  }

  /** Serves a request, on this thread or, after this call has returned, on another one. */
  void serve(Workload workload, Request request, Response response, Service service)
      throws Exception {
    switch (workload) {
      case IMMEDIATE -> service.serve(request, response);
      case SHORT -> serveShort(request, response, service);
      case DELAYED -> serveOn(delayed, request, response, service);
      case LONG -> serveOn(longRunning, request, response, service);
      case HEAVY -> serveOn(heavy, request, response, service);
    }
  }

  private void serveShort(Request request, Response response, Service service) throws Exception {
    if (!busyReaders.tryAcquire()) {
      serveOn(overflow, request, response, service);
      return;
    }
    try {
      service.serve(request, response);
    } finally {
      busyReaders.release();
    }
  }

  private void serveOn(ExecutorService threads, Request request, Response response, Service service)
      throws IOException {
    response.suspend();
    try {
      threads.execute(
          () -> {
            try {
              service.serve(request, response);
            } catch (Exception | Error failed) {
              errors.report(failed);
              if (!threads.isShutdown()) {
                LOG.log(Level.WARNING, "A request could not be answered", failed);
              }
              response.resume();
            }
          });
    } catch (RejectedExecutionException tooManyOrClosed) {
      FixedResponse.BUSY.write(response);
      response.resume();
    }
  }

  /** Interrupts the requests that are delayed, which would not be complete in time anyway. */
  void interruptDelayed() {
    delayed.shutdownNow();
  }

  @Override
  public void close() {
    interruptDelayed();
    overflow.shutdownNow();
    longRunning.shutdownNow();
    heavy.shutdownNow();
  }
}
