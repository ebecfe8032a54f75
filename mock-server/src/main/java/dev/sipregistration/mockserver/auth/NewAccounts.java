package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Opens accounts that have all that the first account of the seed has, or all that the demo account
 * has where the seed has no account, and a service account with the shared key under an id of its
 * own.
 *
 * <p>Safe for use by many threads.
 */
public final class NewAccounts {
  private final WorldStore store;
  private final Keyring keys;

  public NewAccounts(WorldStore store, Keyring keys) {
    this.store = store;
    this.keys = keys;
  }

  /** A new account with the credentials of its service account. */
  public record NewAccount(Account account, Credentials credentials) {}

  /**
   * Opens an account.
   *
   * @param roles those of its service account, at least one
   * @param change changes the description of that account
   * @throws AccountExistsException if another account has its name or email
   * @throws IllegalArgumentException if the change describes no account
   */
  public NewAccount open(String name, Set<Role> roles, UnaryOperator<AccountBuilder> change) {
    Account account = store.open(id -> change.apply(template(id, name)).build());
    return new NewAccount(account, key(account.id(), roles));
  }

  /**
   * Opens an account whose name is made of its id.
   *
   * @param roles those of its service account, at least one
   * @param change changes the description of that account
   * @throws AccountExistsException if another account has its email
   * @throws IllegalArgumentException if the change describes no account
   */
  public NewAccount open(Set<Role> roles, UnaryOperator<AccountBuilder> change) {
    String prefix = "account-";
    String taken = "";
    while (true) {
      String name = prefix;
      try {
        Account account = store.open(id -> change.apply(template(id, name + id)).build());
        return new NewAccount(account, key(account.id(), roles));
      } catch (AccountExistsException other) {
        if (other.nameOrEmail().equals(taken)) {
          throw other;
        }
        taken = other.nameOrEmail();
        prefix += "x-";
      }
    }
  }

  private AccountBuilder template(AccountId id, String name) {
    return store
        .firstOfSeed()
        .map(first -> Account.like(first, id, name))
        .orElseGet(() -> DemoWorld.account(id, name));
  }

  private Credentials key(AccountId account, Set<Role> roles) {
    return keys.issueShared(account, roles)
        .orElseThrow(
            refusals ->
                new IllegalStateException("Account " + account + " was reset while it was opened"));
  }
}
