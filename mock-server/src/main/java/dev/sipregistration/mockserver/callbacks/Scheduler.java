package dev.sipregistration.mockserver.callbacks;

import java.time.Duration;

/** Has things done by another thread, one after the other. */
interface Scheduler {
  /** Has a task run as soon as those before it have; after the closing, not at all. */
  void run(Runnable task);

  /** Has a task run after a delay. */
  void runAfter(Duration delay, Runnable task);

  /** Runs nothing any more. */
  void close();
}
