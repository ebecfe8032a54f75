package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of an account without reading all of it.
 *
 * @param due the earliest instant at which it changes without a call, or null
 * @param latestEntry the time of the latest entry of its ledger
 * @param hasCallbacks whether its outbox has entries
 */
public record AccountStatus(
    AccountId id, @Nullable Instant due, Instant latestEntry, boolean hasCallbacks) {

  public static AccountStatus of(Account account) {
    return new AccountStatus(
        account.id(),
        account.nextDue().orElse(null),
        account.ledger().latest().at(),
        !account.outbox().entries().isEmpty());
  }

  /** Returns the earliest instant at which the account changes without a call, if there is one. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(due);
  }

  public boolean isDue(Instant now) {
    return due != null && !due.isAfter(now);
  }
}
