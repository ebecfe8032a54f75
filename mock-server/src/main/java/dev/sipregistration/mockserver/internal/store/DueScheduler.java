package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets happen what is due while nobody calls, so that callbacks are sent in time. It sleeps until
 * the earliest thing is due, and commits that bring something earlier wake it.
 *
 * <p>While the time of the world stands still it sleeps. Answers never depend on it, because every
 * step and every reading lets happen what is due by itself.
 */
public final class DueScheduler implements CommitListener, AutoCloseable {
  /** The system's clock and the one that is slept by may differ a little; do not spin meanwhile. */
  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

  private final WorldStore store;
  private final Timer alarm;
  private volatile @Nullable Instant setFor;
  private boolean closed;

  DueScheduler(WorldStore store, Timer alarm) {
    this.store = store;
    this.alarm = alarm;
  }

  /**
   * Starts a timer. It has a daemon thread of its own once something is due.
   *
   * @param store the world to watch
   * @return the timer, which closing stops
   */
  public static DueScheduler start(WorldStore store) {
    return start(store, new DaemonTimer());
  }

  static DueScheduler start(WorldStore store, Timer alarm) {
    DueScheduler timer = new DueScheduler(store, alarm);
    store.listen(timer);
    timer.sleep();
    return timer;
  }

  @Override
  public void committed(Account account) {
    Optional<Instant> due = account.nextDue();
    Instant current = setFor;
    // Most commits bring nothing earlier, and must not wait for each other here to find that out.
    if (due.isPresent() && (current == null || due.get().isBefore(current)) && !standsStill()) {
      sleepUntil(due.get());
    }
  }

  /** Stops. Nothing happens by itself any more; what is due happens with the next step. */
  @Override
  public synchronized void close() {
    closed = true;
    alarm.close();
  }

  private void ring() {
    try {
      store.catchUp();
    } finally {
      sleep();
    }
  }

  private synchronized void sleep() {
    setFor = null;
    store.nextDue().ifPresent(this::sleepUntil);
  }

  private synchronized void sleepUntil(Instant due) {
    Instant current = setFor;
    if (closed || standsStill() || (current != null && !due.isBefore(current))) {
      return;
    }
    setFor = due;
    Duration left = Duration.between(store.now(), due);
    alarm.set(left.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : left, this::ring);
  }

  private boolean standsStill() {
    return store.clock() instanceof ClockSetting.Standing;
  }
}
