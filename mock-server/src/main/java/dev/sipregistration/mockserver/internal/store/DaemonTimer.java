package dev.sipregistration.mockserver.internal.store;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An alarm that rings in a daemon thread of its own, which starts when it is first set. */
final class DaemonTimer implements Timer {
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          action -> {
            Thread thread = new Thread(action, "due-timer");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Future<?> pending;

  DaemonTimer() {
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public synchronized void set(Duration delay, Runnable action) {
    if (pending != null) {
      pending.cancel(false);
    }
    if (!executor.isShutdown()) {
      pending = executor.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void close() {
    executor.shutdown();
  }

  synchronized boolean isSet() {
    return pending != null && !pending.isDone();
  }
}
