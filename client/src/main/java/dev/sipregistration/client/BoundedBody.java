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
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * Collects the body of an answer, up to a limit and until a deadline.
 *
 * <p>The JDK's own timeout ends with the headers: without this one, a body that stalls would hold
 * its caller for ever, and one that does not end would fill our memory.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

  /** The body is longer than any answer of the API. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  private final int limit;
  private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private int received;

  /**
   * Begins to collect.
   *
   * @param limit how many bytes are too many for this answer
   * @param timeLeft how long the whole body may take; then it fails with a {@link
   *     HttpTimeoutException}
   */
  BoundedBody(int limit, Duration timeLeft) {
    this.limit = limit;
    var unused =
        collected
            .getBody()
            .whenComplete(
                (bytes, error) -> {
                  if (error == null) {
                    body.complete(bytes);
                  } else {
                    body.completeExceptionally(error);
                  }
                });
    endAtDeadline(timeLeft);
  }

  private void endAtDeadline(Duration timeLeft) {
    CompletableFuture<Void> deadline =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, Math.max(0, timeLeft.toNanos()), TimeUnit.NANOSECONDS);
    var unused =
        deadline.thenRun(
            () -> body.completeExceptionally(new HttpTimeoutException("body timed out")));
    var unusedToo = body.whenComplete((bytes, error) -> deadline.cancel(false));
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    // Whatever ends the body before its end also gives the connection up.
    var unused =
        body.whenComplete(
            (bytes, error) -> {
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
      body.completeExceptionally(new TooLongException(limit));
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
