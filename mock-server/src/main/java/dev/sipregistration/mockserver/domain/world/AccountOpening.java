package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;

/** What became of the wish to open an account. */
public sealed interface AccountOpening {
  /**
   * The account is there.
   *
   * @param account the account
   */
  record Opened(Account account) implements AccountOpening {}

  /**
   * There is an account with that name or address already, and nothing has changed.
   *
   * @param nameOrEmail what is taken
   */
  record Taken(String nameOrEmail) implements AccountOpening {}
}
