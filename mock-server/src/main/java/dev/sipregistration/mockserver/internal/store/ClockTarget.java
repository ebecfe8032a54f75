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
 * Where a move of the clock goes, and whether it may.
 *
 * @param setting how time passes after the move
 * @param from the time before it
 * @param to the time after it, or null if it lies beyond all time
 */
record ClockTarget(ClockSetting setting, Instant from, @Nullable Instant to) {
  /** Dates on the wire have four digits for the year. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  static ClockTarget of(ClockMove move, Instant from, InstantSource system) {
    if (move instanceof ClockMove.FollowSystem) {
      return new ClockTarget(new ClockSetting.Running(), from, system.instant());
    }
    Instant to =
        move instanceof ClockMove.AdvanceBy advance
            ? added(from, advance)
            : ((ClockMove.SetTo) move).instant();
    ClockSetting standing = new ClockSetting.Standing(to == null ? from : to);
    return new ClockTarget(standing, from, to);
  }

  private static @Nullable Instant added(Instant from, ClockMove.AdvanceBy advance) {
    try {
      return from.atOffset(ZoneOffset.UTC).plus(advance.amount()).toInstant();
    } catch (DateTimeException | ArithmeticException beyondAllTime) {
      return null;
    }
  }

  ClockOutcome check(List<LockedAccount> cells) {
    if (to == null || to.isBefore(Instant.EPOCH) || to.isAfter(END)) {
      return new ClockOutcome.OutOfRange();
    }
    for (LockedAccount cell : cells) {
      LedgerEntry latest = cell.committed().ledger().latest();
      if (to.isBefore(from) && latest.at().isAfter(to)) {
        return new ClockOutcome.LedgerLater(cell.committed().id(), latest);
      }
    }
    return new ClockOutcome.Moved(to);
  }
}
