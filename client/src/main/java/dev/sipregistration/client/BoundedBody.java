package dev.sipregistration.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, collected up to a size limit and until a deadline.
 *
 * <p>The JDK's own timeout ends with the headers: without this class, a body that stalls would
 * block its caller for ever, and an endless one would fill the memory.
 */
final class BoundedBody implements Flow.Subscriber<List<ByteBuffer>> {

  /** The body is longer than any response of the API. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  private final int limit;
  private final long deadline;
  private final BodyDeadlines deadlines;
  private final BodySubscriber<byte[]> subscriber =
      BodySubscribers.fromSubscriber(this, BoundedBody::received);
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile Flow.@Nullable Subscription subscription;

  private BoundedBody(int limit, long deadline, BodyDeadlines deadlines) {
    this.limit = limit;
    this.deadline = deadline;
    this.deadlines = deadlines;
  }

  /**
   * Returns a subscriber that collects a body. It fails with {@link TooLongException}, {@link
   * HttpTimeoutException}, or as the exchange does.
   *
   * <p>It is one of the JDK's own, because the JDK passes the body of any other through one more
   * thread, which takes a tenth of the time of a call on a fast network.
   *
   * @param limit the maximum number of bytes
   * @param deadline when the body must be complete, by the clock of {@code deadlines}
   * @param deadlines aborts the body if it is late
   */
  static BodySubscriber<byte[]> subscriber(int limit, long deadline, BodyDeadlines deadlines) {
    return new BoundedBody(limit, deadline, deadlines).subscriber;
  }

  private byte[] received() {
    return received.toByteArray();
  }

  void abortIfLate(long now) {
    if (now - deadline >= 0) {
      abort(new HttpTimeoutException("body timed out"));
    }
  }

  /** Fails, and closes the connection. */
  private void abort(IOException cause) {
    subscriber.onError(cause);
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    deadlines.add(this);
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (received.size() + buffer.remaining() > limit) {
        abort(new TooLongException(limit));
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      received.writeBytes(bytes);
    }
  }

  @Override
  public void onError(Throwable error) {
    deadlines.remove(this);
  }

  @Override
  public void onComplete() {
    deadlines.remove(this);
  }
}
