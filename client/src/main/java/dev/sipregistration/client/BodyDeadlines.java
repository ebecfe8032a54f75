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
 * Aborts response bodies that are incomplete at their deadline.
 *
 * <p>It checks all pending bodies periodically, and only while there are any. A timer for each
 * would wake another thread in every call, and nearly every body arrives with its headers.
 */
final class BodyDeadlines {

  /** The checks within the timeout of a call: a body is aborted at most 1/32 late. */
  private static final int CHECKS_PER_TIMEOUT = 32;

  private static final long MIN_PERIOD = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_PERIOD = TimeUnit.MILLISECONDS.toNanos(250);

  private final Set<BoundedBody> pending = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private final Executor later;

  /**
   * Creates the check of a client's bodies.
   *
   * @param timeout the timeout of each call
   * @param nanoTime the clock of their deadlines
   */
  BodyDeadlines(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long period = TimeUnit.NANOSECONDS.convert(timeout) / CHECKS_PER_TIMEOUT;
    this.later =
        CompletableFuture.delayedExecutor(
            Math.max(MIN_PERIOD, Math.min(period, MAX_PERIOD)), TimeUnit.NANOSECONDS);
  }

  void add(BoundedBody body) {
    pending.add(body);
    schedule();
  }

  void remove(BoundedBody body) {
    pending.remove(body);
  }

  private void check() {
    long now = nanoTime.getAsLong();
    pending.forEach(body -> body.abortIfLate(now));
    scheduled.set(false);
    if (!pending.isEmpty()) {
      schedule();
    }
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      later.execute(this::check);
    }
  }
}
