package dev.sipregistration.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits before a repetition; tests put one in its place in which no time passes. */
interface Pauses {

  /** The real one: a sleeping thread, or the timer that the JDK shares among all its users. */
  Pauses REAL =
      new Pauses() {
        @Override
        public void await(Duration pause) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }

        @Override
        public CompletableFuture<Void> later(Duration pause) {
          return new CompletableFuture<Void>()
              .completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
        }
      };

  /** Holds the thread for that long. */
  void await(Duration pause) throws InterruptedException;

  /** Returns a future that completes after that long; cancelling it frees the timer. */
  CompletableFuture<Void> later(Duration pause);
}
