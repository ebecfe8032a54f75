package dev.sipregistration.mockserver.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Executors whose threads do not keep the JVM alive. Each thread starts when it is needed. */
public final class DaemonThreads {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private DaemonThreads() {}

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a thread. */
  public static void start(String name, Runnable task) {
    named(name).newThread(task).start();
  }

  /** Returns a pool whose threads end when they are idle, and for which any number may wait. */
  public static ThreadPoolExecutor pool(String name, int size) {
    return pool(name, size, Integer.MAX_VALUE);
  }

  /** Returns a pool whose threads end when they are idle, and which rejects what may not wait. */
  public static ThreadPoolExecutor pool(String name, int size, int maxWaiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            KEEP_ALIVE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(maxWaiting),
            named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Returns a scheduler with one thread, which ignores tasks after its shutdown. */
  public static ScheduledThreadPoolExecutor scheduler(String name) {
    return new ScheduledThreadPoolExecutor(1, named(name), new ThreadPoolExecutor.DiscardPolicy()) {
      @Override
      protected void afterExecute(Runnable task, @Nullable Throwable never) {
        super.afterExecute(task, never);
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
          throwErrorOf(future);
        }
      }
    };
  }

  /** Otherwise the error would stay in the future, which nobody asks. */
  private static void throwErrorOf(Future<?> done) {
    try {
      Object unused = done.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
    }
  }
}
