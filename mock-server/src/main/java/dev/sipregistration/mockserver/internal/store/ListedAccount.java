package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * An account of a world that is entered.
 *
 * @param account all of it, or null if it is read when it is needed
 */
public record ListedAccount(
    String name, String email, StoredStatus status, @Nullable StoredAccount account) {

  static ListedAccount of(Account account) {
    StoredAccount stored = new StoredAccount(account, 0);
    return new ListedAccount(
        account.profile().name().value(), account.profile().email(), stored.status(), stored);
  }
}
