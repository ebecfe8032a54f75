package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;

/** What became of the wish to have a new account. */
public sealed interface NewAccount {
  /**
   * The account is there.
   *
   * @param account the account
   * @param credentials those of its service account
   */
  record Opened(Account account, Credentials credentials) implements NewAccount {}

  /**
   * There is an account with that name or address already, and nothing has changed.
   *
   * @param nameOrEmail what is taken
   */
  record Taken(String nameOrEmail) implements NewAccount {}
}
