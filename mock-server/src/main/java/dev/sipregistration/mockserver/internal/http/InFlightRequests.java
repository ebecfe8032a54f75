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
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.glassfish.grizzly.http.server.Request;

/** Counts the requests that are being answered, so that whoever stops can wait for them. */
final class InFlightRequests {
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch none = new CountDownLatch(1);
  private volatile boolean stopping;

  /** Notes that a request is being answered, until its answer has been sent. */
  void begin(Request request) {
    count.incrementAndGet();
    new UnderWay(request.getContext().getConnection()).watch(request);
  }

  /** A request is over when it has been served, or when its connection breaks before. */
  private final class UnderWay
      implements AfterServiceListener, CloseListener<Closeable, CloseType> {
    private final Connection<?> connection;
    private final AtomicBoolean over = new AtomicBoolean();

    UnderWay(Connection<?> connection) {
      this.connection = connection;
    }

    void watch(Request request) {
      request.addAfterServiceListener(this);
      connection.addCloseListener(this);
    }

    @Override
    public void onAfterService(Request request) {
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

  /** Tells whether answers are the last ones of their connections. */
  boolean stopping() {
    return stopping;
  }

  /** Notes that there are to be no more requests. */
  void stop() {
    stopping = true;
    if (count.get() == 0) {
      none.countDown();
    }
  }

  /** Waits until all that were under way have been answered, but no longer than that. */
  void awaitNone(Duration longest) throws InterruptedException {
    boolean unused = none.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }
}
