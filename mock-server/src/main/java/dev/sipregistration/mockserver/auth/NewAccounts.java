package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountOpening;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Opens accounts that have all that the demo account has, and a service account with the shared key
 * under an id of its own.
 *
 * <p>Safe for use by many threads.
 */
public final class NewAccounts {
  private final WorldStore store;
  private final Keyring keys;

  /**
   * Makes the use case.
   *
   * @param store where the accounts live
   * @param keys keeps the keys
   */
  public NewAccounts(WorldStore store, Keyring keys) {
    this.store = store;
    this.keys = keys;
  }

  /**
   * Opens an account.
   *
   * @param name its name
   * @param roles those of its service account, at least one
   * @param change what is to be otherwise than in the demo account
   * @return the account with its credentials, or what is taken
   * @throws IllegalArgumentException if the change makes no account
   */
  public NewAccount open(String name, Set<Role> roles, UnaryOperator<AccountBuilder> change) {
    return withKey(store.open(id -> change.apply(DemoWorld.account(id, name)).build()), roles);
  }

  /**
   * Opens an account whose name is made of its id.
   *
   * @param roles those of its service account, at least one
   * @param change what is to be otherwise than in the demo account
   * @return the account with its credentials
   * @throws IllegalArgumentException if the change makes no account
   */
  public NewAccount.Opened open(Set<Role> roles, UnaryOperator<AccountBuilder> change) {
    String prefix = "account-";
    while (true) {
      String begin = prefix;
      AccountOpening opening =
          store.open(id -> change.apply(DemoWorld.account(id, begin + id)).build());
      if (withKey(opening, roles) instanceof NewAccount.Opened opened) {
        return opened;
      }
      // Somebody has given that very name to another account.
      prefix += "x-";
    }
  }

  private NewAccount withKey(AccountOpening opening, Set<Role> roles) {
    if (opening instanceof AccountOpening.Taken taken) {
      return new NewAccount.Taken(taken.nameOrEmail());
    }
    Account account = ((AccountOpening.Opened) opening).account();
    return new NewAccount.Opened(account, key(account.id(), roles));
  }

  private Credentials key(AccountId account, Set<Role> roles) {
    if (keys.issueShared(account, roles) instanceof Outcome.Accepted<Credentials> issued) {
      return issued.value();
    }
    throw new IllegalStateException("Account " + account + " was reset while it was opened");
  }
}
