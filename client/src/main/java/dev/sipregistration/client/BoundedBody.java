package dev.sipregistration.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, collected up to a limit and until a deadline.
 *
 * <p>The JDK's own timeout ends with the headers: without this one, a body that stalls would hold
 * its caller for ever, and one that does not end would fill our memory. The JDK is told that this
 * body is there as soon as the headers are, so that who waits for the rest can wait with a
 * deadline. A body that came along with its headers, as nearly all do, needs no timer; a timer
 * would wake another thread in every call.
 */
final class BoundedBody implements BodySubscriber<BoundedBody> {

  /** The body is longer than any answer of the API. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  private final int limit;
  private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
  private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
  private int received;

  BoundedBody(int limit) {
    this.limit = limit;
    var unused =
        collected
            .getBody()
            .whenComplete(
                (body, error) -> {
                  if (error == null) {
                    bytes.complete(body);
                  } else {
                    bytes.completeExceptionally(error);
                  }
                });
  }

  /**
   * Waits for the whole body.
   *
   * @throws HttpTimeoutException if it is not there in time; the connection is given up
   * @throws IOException if it is too long, or the connection is lost
   */
  byte[] await(Duration timeLeft) throws IOException, InterruptedException {
    try {
      return bytes.get(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      bytes.cancel(true);
      throw timedOut();
    } catch (InterruptedException e) {
      bytes.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException lost ? lost : new IOException(e.getCause());
    }
  }

  /**
   * Returns the whole body, later and with the same failures; cancelling gives the connection up.
   */
  CompletableFuture<byte[]> whole(Duration timeLeft) {
    if (!bytes.isDone()) {
      CompletableFuture<Void> deadline =
          new CompletableFuture<Void>()
              .completeOnTimeout(null, timeLeft.toNanos(), TimeUnit.NANOSECONDS);
      var unused = deadline.thenRunAsync(() -> bytes.completeExceptionally(timedOut()));
      var unusedToo = bytes.whenComplete((body, error) -> deadline.cancel(false));
    }
    return bytes;
  }

  private static HttpTimeoutException timedOut() {
    return new HttpTimeoutException("body timed out");
  }

  @Override
  public CompletionStage<BoundedBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    // Whatever ends the body before its end also gives the connection up.
    var unused =
        bytes.whenComplete(
            (body, error) -> {
              if (error != null) {
                subscription.cancel();
              }
            });
    collected.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      received += buffer.remaining();
    }
    if (received > limit) {
      bytes.completeExceptionally(new TooLongException(limit));
    } else {
      collected.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable error) {
    collected.onError(error);
  }

  @Override
  public void onComplete() {
    collected.onComplete();
  }
}
