package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer with a daemon thread, which starts when the timer is first set. */
final class DaemonTimer implements Timer {
  private final ScheduledThreadPoolExecutor executor = DaemonThreads.scheduler("due-timer");
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
