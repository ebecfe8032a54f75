package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A daemon thread of its own, which starts with the first task. */
final class DaemonScheduler implements Scheduler {
  private final ScheduledThreadPoolExecutor executor = DaemonThreads.scheduler("callbacks");

  @Override
  public void run(Runnable task) {
    executor.execute(task);
  }

  @Override
  public void runAfter(Duration delay, Runnable task) {
    var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
