package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.util.Optional;

/**
 * Where accounts live, as far as the vendor's calls are concerned. It is spoken to in whole steps,
 * so that the state may as well live in a database that several servers share.
 *
 * <p>Safe for many threads. Steps on one account are taken one after the other; accounts do not
 * wait for each other.
 */
public interface AccountStore {
  /**
   * Takes a step on an account, after everything that is due on it has happened.
   *
   * @param id the account
   * @param step what to do
   * @param <T> what the caller hears
   * @return what the step answered, or {@link Reason#ACCOUNT_UNKNOWN}
   */
  <T> Outcome<T> step(AccountId id, Step<T> step);

  /**
   * Reads an account as it is now, everything due included, without waiting for anybody.
   *
   * @param id the account
   * @return a consistent account, or nothing if there is none like it
   */
  Optional<Account> find(AccountId id);

  /**
   * Finds an account by name.
   *
   * @param name the exact name
   * @return its id, or nothing if there is none like it
   */
  Optional<AccountId> accountNamed(String name);

  /**
   * Finds an account by its owner's address.
   *
   * @param email the exact address
   * @return its id, or nothing if there is none like it
   */
  Optional<AccountId> accountOwnedBy(String email);

  /**
   * Finds a service account by its key, whatever account it belongs to, without waiting for
   * anybody.
   *
   * @param key the key
   * @return the service account, or nothing if there is none like it
   */
  Optional<ServiceAccount> serviceAccount(KeyId key);
}
