package dev.sipregistration.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Ends bodies that have not come to their end by their deadline.
 *
 * <p>It looks at all of them from time to time, and only while there are any. A timer for each
 * would wake another thread in every call, and nearly every body comes along with its headers.
 */
final class BodyDeadlines {

  /** How often it looks within the time that a call may take: a body ends at most 1/32 late. */
  private static final int LOOKS = 32;

  private static final long SHORTEST_PERIOD = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

  private final Set<BoundedBody> awaited = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private final Executor later;

  /**
   * Watches the bodies of calls.
   *
   * @param timeout how long each of the calls may take
   * @param nanoTime the clock by which their deadlines are
   */
  BodyDeadlines(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long period = TimeUnit.NANOSECONDS.convert(timeout) / LOOKS;
    this.later =
        CompletableFuture.delayedExecutor(
            Math.max(SHORTEST_PERIOD, Math.min(period, LONGEST_PERIOD)), TimeUnit.NANOSECONDS);
  }

  void watch(BoundedBody body) {
    awaited.add(body);
    lookLater();
  }

  void forget(BoundedBody body) {
    awaited.remove(body);
  }

  private void look() {
    long now = nanoTime.getAsLong();
    awaited.forEach(body -> body.endIfLate(now));
    watching.set(false);
    if (!awaited.isEmpty()) {
      lookLater();
    }
  }

  private void lookLater() {
    if (watching.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }
}
