package dev.sipregistration.mockserver.callbacks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** A thread and a time of its own, which both stand still until a test moves them. */
final class ManualScheduler implements Scheduler {
  private record Later(Duration at, Runnable task) {}

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Queue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
  private Duration now = Duration.ZERO;
  private boolean closed;

  @Override
  public synchronized void run(Runnable task) {
    if (!closed) {
      tasks.add(task);
    }
  }

  @Override
  public synchronized void runAfter(Duration delay, Runnable task) {
    later.add(new Later(now.plus(delay), task));
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Does all there is to do now. */
  void work() {
    for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
      task.get().run();
    }
  }

  private synchronized Optional<Runnable> next() {
    return Optional.ofNullable(tasks.poll());
  }

  /** Lets time pass, and does what comes up. */
  void pass(Duration time) {
    now = now.plus(time);
    while (!later.isEmpty() && later.element().at().compareTo(now) <= 0) {
      run(later.remove().task());
      work();
    }
  }

  /** Returns how long the next task is still to wait. */
  Optional<Duration> nextWait() {
    return Optional.ofNullable(later.peek()).map(next -> next.at().minus(now));
  }
}
