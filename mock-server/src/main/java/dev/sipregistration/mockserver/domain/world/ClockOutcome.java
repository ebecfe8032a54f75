package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import java.time.Instant;

/** What became of the wish to move the time. */
public sealed interface ClockOutcome {
  /**
   * The time was moved, and everything due on the way has happened.
   *
   * @param now the time now
   */
  record Moved(Instant now) implements ClockOutcome {}

  /**
   * The time was not moved back, because money was moved later than the new time.
   *
   * @param accountId the account whose money it was
   * @param entry the last entry in its ledger
   */
  record LedgerLater(AccountId accountId, LedgerEntry entry) implements ClockOutcome {}

  /** The time was not moved, because the new time lies before 1970 or after 9999. */
  record OutOfRange() implements ClockOutcome {}
}
