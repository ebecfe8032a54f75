package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;

/** Counts the requests in flight, so that a stopping server can wait for them. */
final class InFlightRequests {
  private static final Attribute<Boolean> SERVED =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(InFlightRequests.class.getName());

  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch none = new CountDownLatch(1);
  private volatile boolean stopping;

  /** Tells whether a request of a connection is in flight. */
  static boolean areOf(Connection<?> connection) {
    return SERVED.isSet(connection);
  }

  /** Counts a request until its response has been sent. */
  void begin(Request request) {
    count.incrementAndGet();
    new Completion(request.getContext().getConnection()).watch(request);
  }

  /** The end of a request: it has been served, or its connection broke. */
  private final class Completion
      implements AfterServiceListener, CloseListener<Closeable, CloseType> {
    private final Connection<?> connection;
    private final AtomicBoolean over = new AtomicBoolean();

    Completion(Connection<?> connection) {
      this.connection = connection;
    }

    void watch(Request request) {
      SERVED.set(connection, true);
      request.addAfterServiceListener(this);
      connection.addCloseListener(this);
    }

    @Override
    public void onAfterService(Request request) {
      SERVED.remove(connection);
      connection.removeCloseListener(this);
      endOnce();
    }

    @Override
    public void onClosed(Closeable closed, CloseType how) {
      endOnce();
    }

    private void endOnce() {
      if (over.compareAndSet(false, true)) {
        end();
      }
    }
  }

  private void end() {
    if (count.decrementAndGet() == 0 && stopping) {
      none.countDown();
    }
  }

  /** Tells whether each response is the last one of its connection. */
  boolean stopping() {
    return stopping;
  }

  /** Notes that no more requests will come. */
  void stop() {
    stopping = true;
    if (count.get() == 0) {
      none.countDown();
    }
  }

  /** Waits, but no longer than that, until no request is in flight. */
  void awaitNone(Duration timeout) throws InterruptedException {
    boolean unused = none.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
