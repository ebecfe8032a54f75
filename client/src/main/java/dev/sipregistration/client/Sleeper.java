package dev.sipregistration.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits before a retry; tests use one that does not wait. */
interface Sleeper {

  /** Waits in real time, on the thread or with the timer that the JDK shares. */
  Sleeper REAL =
      new Sleeper() {
        @Override
        public void sleep(Duration delay) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration delay) {
          return new CompletableFuture<Void>()
              .completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
      };

  /** Blocks the thread for the delay. */
  void sleep(Duration delay) throws InterruptedException;

  /** Returns a future that completes after the delay; cancelling it frees the timer. */
  CompletableFuture<Void> sleepAsync(Duration delay);
}
