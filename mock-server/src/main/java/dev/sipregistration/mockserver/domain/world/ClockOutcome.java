package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import java.time.Instant;

/** The result of moving the time. */
public sealed interface ClockOutcome {
  /** The time was moved, and everything due on the way has happened. */
  record Moved(Instant now) implements ClockOutcome {}

  /**
   * The time was not moved, because a ledger has an entry later than the new time.
   *
   * @param entry the last entry of the account's ledger
   */
  record LedgerLater(AccountId accountId, LedgerEntry entry) implements ClockOutcome {}

  /**
   * The time was not moved, because more than {@link EventBudget#MOST} events fall due on the way.
   */
  record TooManyEvents() implements ClockOutcome {}

  /** The time was not moved, because the new time lies before 1970 or after 9999. */
  record OutOfRange() implements ClockOutcome {}
}
