package dev.sipregistration.mockserver.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Wakes the threads that wait for a change. Without waiting threads, a signal is one read. */
final class ChangeSignal {
  private final AtomicInteger waiting = new AtomicInteger();
  private final Object monitor = new Object();

  void signal() {
    if (waiting.get() > 0) {
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  /** Waits until the condition is met, the time is up or the thread is interrupted. */
  void await(BooleanSupplier condition, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    waiting.incrementAndGet();
    try {
      synchronized (monitor) {
        long left = timeout.toNanos();
        while (left > 0 && !condition.getAsBoolean()) {
          monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
          left = end - System.nanoTime();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }
}
