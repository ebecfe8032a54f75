package dev.sipregistration.mockserver.callbacks;

import java.time.Duration;

/** Runs tasks in another thread, one after the other. */
interface Scheduler {
  /** Runs a task after those before it; does nothing once closed. */
  void run(Runnable task);

  /** Runs a task after a delay. */
  void runAfter(Duration delay, Runnable task);

  /** Stops running tasks. */
  void close();
}
