package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Processes due events between calls, so that callbacks are sent in time. It sleeps until the
 * earliest event is due; a commit with an earlier event wakes it.
 *
 * <p>It sleeps while the clock of the world is stopped. No response depends on it, because every
 * step and every query processes due events itself.
 */
public final class DueScheduler implements CommitListener, AutoCloseable {
  /** The system's clock and the timer's may differ a little: avoids a busy loop. */
  private static final Duration MIN_SLEEP = Duration.ofMillis(1);

  /** How long to leave a store alone that fails. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final WorldStore store;
  private final Timer timer;
  private volatile @Nullable Instant setFor;
  private boolean closed;

  DueScheduler(WorldStore store, Timer timer) {
    this.store = store;
    this.timer = timer;
  }

  /** Starts a scheduler. Its daemon thread starts with the first event. */
  public static DueScheduler start(WorldStore store) {
    return start(store, new DaemonTimer());
  }

  static DueScheduler start(WorldStore store, Timer timer) {
    DueScheduler scheduler = new DueScheduler(store, timer);
    store.listen(scheduler);
    scheduler.sleep(MIN_SLEEP);
    return scheduler;
  }

  @Override
  public void committed(AccountStatus account) {
    Optional<Instant> due = account.nextDue();
    Instant current = setFor;
    // Most commits have no earlier event, and must not wait for the lock to find that out.
    if (due.isPresent() && (current == null || due.get().isBefore(current)) && !isClockStopped()) {
      sleepUntil(due.get(), MIN_SLEEP);
    }
  }

  /** Stops. Due events then wait for the next step. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.close();
  }

  private void run() {
    Duration least = MIN_SLEEP;
    try {
      store.catchUp();
    } catch (StoreException failed) {
      least = RETRY_AFTER;
    } finally {
      sleep(least);
    }
  }

  private synchronized void sleep(Duration least) {
    setFor = null;
    store.nextDue().ifPresent(due -> sleepUntil(due, least));
  }

  private synchronized void sleepUntil(Instant due, Duration least) {
    Instant current = setFor;
    if (closed || isClockStopped() || (current != null && !due.isBefore(current))) {
      return;
    }
    setFor = due;
    Duration left = Duration.between(store.now(), due);
    timer.set(left.compareTo(least) < 0 ? least : left, this::run);
  }

  private boolean isClockStopped() {
    return store.clock() instanceof ClockSetting.Stopped;
  }
}
