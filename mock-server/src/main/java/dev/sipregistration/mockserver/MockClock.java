package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Instant;
import java.time.temporal.TemporalAmount;

/**
 * The time of a mock server, by which everything but tokens goes. There is one for all accounts: to
 * move it renews, or deactivates, what other tests have bought, so that tests which move it must
 * not run beside others on the same server.
 *
 * <p>A clock that was moved stands still. Safe for use by many threads.
 */
public final class MockClock {
  private final WorldStore store;

  MockClock(WorldStore store) {
    this.store = store;
  }

  /**
   * Returns the time.
   *
   * @return what time it is for the server
   */
  public Instant now() {
    return store.now();
  }

  /**
   * Moves the time on. All that falls due on the way, such as renewals, has happened in order when
   * this returns.
   *
   * @param amount by how much: a duration, or a period counted in the calendar of UTC; a negative
   *     one moves back
   * @return the time now
   * @throws IllegalStateException if money was moved later than the new time, or the new time lies
   *     before 1970 or after 9999; the time has not moved then
   */
  public Instant advance(TemporalAmount amount) {
    return move(new ClockMove.AdvanceBy(amount));
  }

  /**
   * Sets the time. All that falls due on the way has happened in order when this returns.
   *
   * @param instant the new time
   * @return the time now
   * @throws IllegalStateException if money was moved later than the new time, or the new time lies
   *     before 1970 or after 9999; the time has not moved then
   */
  public Instant set(Instant instant) {
    return move(new ClockMove.SetTo(instant));
  }

  /**
   * Lets the time follow the system's again.
   *
   * @return the time now
   * @throws IllegalStateException if money was moved later than the system's time; the time has not
   *     moved then
   */
  public Instant followSystem() {
    return move(new ClockMove.FollowSystem());
  }

  private Instant move(ClockMove move) {
    ClockOutcome outcome = store.move(move);
    if (outcome instanceof ClockOutcome.Moved moved) {
      return moved.now();
    }
    throw new IllegalStateException(
        outcome instanceof ClockOutcome.LedgerLater later
            ? "The clock cannot go back before %s, when money was moved on account %s; reset the server first"
                .formatted(later.entry().at(), later.accountId())
            : "The clock goes from 1970 to 9999, not " + move);
  }
}
