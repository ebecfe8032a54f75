package dev.sipregistration.mockserver.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for something to come. As long as nobody waits, telling costs one look. */
final class ChangeSignal {
  private final AtomicInteger waiting = new AtomicInteger();
  private final Object monitor = new Object();

  void tell() {
    if (waiting.get() > 0) {
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  /** Waits until it is enough, or the time is up, or the thread is interrupted. */
  void await(BooleanSupplier enough, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    waiting.incrementAndGet();
    try {
      synchronized (monitor) {
        long left = longest.toNanos();
        while (left > 0 && !enough.getAsBoolean()) {
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
