package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The clock of a mock server, for everything but the check of tokens. All accounts share it: moving
 * it renews or deactivates the registrations of other tests, so a test that moves it must not run
 * in parallel with others on the same server.
 *
 * <p>A clock that was moved is stopped. Safe for use by many threads.
 */
public final class MockClock {
  private final Supplier<Instant> time;
  private final Function<ClockMove, Instant> mover;

  MockClock(WorldStore store) {
    this(() -> now(store), move -> moved(store, move));
  }

  /**
   * @param time tells the time
   * @param mover moves the time and returns it, or throws an {@link IllegalStateException}
   */
  MockClock(Supplier<Instant> time, Function<ClockMove, Instant> mover) {
    this.time = time;
    this.mover = mover;
  }

  /** Another server on the same state may have moved it. */
  private static Instant now(WorldStore store) {
    store.refresh();
    return store.now();
  }

  /** {@return the server's time} */
  public Instant now() {
    return time.get();
  }

  /**
   * Moves the time. All events in between, such as renewals, have been processed in order when this
   * returns.
   *
   * @param amount a duration, or a period of the calendar in UTC; a negative one moves back
   * @return the time now
   * @throws IllegalStateException if a ledger has entries after the new time, more than {@link
   *     EventBudget#MOST} renewals and other events fall due on the way, or the new time is before
   *     1970 or after 9999; the time does not change then
   */
  public Instant advance(TemporalAmount amount) {
    return mover.apply(new ClockMove.AdvanceBy(amount));
  }

  /**
   * Sets the time. All events in between have been processed in order when this returns.
   *
   * @param instant the new time
   * @return the time now
   * @throws IllegalStateException if a ledger has entries after the new time, more than {@link
   *     EventBudget#MOST} renewals and other events fall due on the way, or the new time is before
   *     1970 or after 9999; the time does not change then
   */
  public Instant set(Instant instant) {
    return mover.apply(new ClockMove.SetTo(instant));
  }

  /**
   * Makes the time follow the system's again.
   *
   * @return the time now
   * @throws IllegalStateException if a ledger has entries after the system's time, or more than
   *     {@link EventBudget#MOST} renewals and other events fall due on the way; the time does not
   *     change then
   */
  public Instant followSystem() {
    return mover.apply(new ClockMove.FollowSystem());
  }

  /** Returns the server's time. */
  @Override
  public String toString() {
    return "MockClock[" + now() + "]";
  }

  private static Instant moved(WorldStore store, ClockMove move) {
    ClockOutcome outcome = store.move(move);
    if (outcome instanceof ClockOutcome.Moved moved) {
      return moved.now();
    }
    throw new IllegalStateException(problem(move, outcome));
  }

  private static String problem(ClockMove move, ClockOutcome refused) {
    if (refused instanceof ClockOutcome.LedgerLater later) {
      return "The clock cannot go back before %s, when money was moved on account %s; reset the server first"
          .formatted(later.entry().at(), later.accountId());
    }
    return refused instanceof ClockOutcome.TooManyEvents
        ? "More than %s renewals and other events fall due on the way: move the clock in smaller steps"
            .formatted(EventBudget.MOST)
        : "The clock goes from 1970 to 9999, not " + move;
  }
}
