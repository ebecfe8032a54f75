package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The target of a move of the clock.
 *
 * @param setting how time passes after the move
 * @param from the time before the move
 * @param to the time after the move, or null if it is out of range
 */
record ClockTarget(ClockSetting setting, Instant from, @Nullable Instant to) {
  /** Dates on the wire have years of four digits. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  static ClockTarget of(ClockMove move, Instant from, InstantSource system) {
    if (move instanceof ClockMove.FollowSystem) {
      return new ClockTarget(new ClockSetting.Running(), from, system.instant());
    }
    Instant to =
        move instanceof ClockMove.AdvanceBy advance
            ? added(from, advance)
            : ((ClockMove.SetTo) move).instant();
    ClockSetting stopped = new ClockSetting.Stopped(to == null ? from : to);
    return new ClockTarget(stopped, from, to);
  }

  private static @Nullable Instant added(Instant from, ClockMove.AdvanceBy advance) {
    try {
      return from.atOffset(ZoneOffset.UTC).plus(advance.amount()).toInstant();
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return null;
    }
  }

  ClockOutcome check(List<LockedAccount> accounts) {
    if (to == null || to.isBefore(Instant.EPOCH) || to.isAfter(END)) {
      return new ClockOutcome.OutOfRange();
    }
    for (LockedAccount account : accounts) {
      LedgerEntry latest = account.committed().ledger().latest();
      if (to.isBefore(from) && latest.at().isAfter(to)) {
        return new ClockOutcome.LedgerLater(account.committed().id(), latest);
      }
    }
    return new ClockOutcome.Moved(to);
  }
}
