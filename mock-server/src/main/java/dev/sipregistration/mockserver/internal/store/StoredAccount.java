package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.AccountStatus;

/**
 * An account as it was committed.
 *
 * @param version the number of its changes, by which other servers' changes are noticed
 */
public record StoredAccount(Account account, long version) {
  StoredStatus status() {
    return new StoredStatus(AccountStatus.of(account), version);
  }
}
