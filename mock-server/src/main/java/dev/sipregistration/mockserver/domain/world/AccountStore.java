package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Where accounts live, as far as the vendor's calls are concerned. Its operations are whole atomic
 * steps, so that the state may as well live in a database that several servers share.
 *
 * <p>Safe for many threads. Steps on one account run one after the other; accounts do not wait for
 * each other.
 */
public interface AccountStore {
  /**
   * Takes a step on an account, after everything that is due on it has happened.
   *
   * @param <T> the result for the caller
   * @return the outcome of the step, or {@link Reason#ACCOUNT_UNKNOWN}
   */
  <T> Outcome<T> step(AccountId id, Step<T> step);

  /**
   * Returns the time of the world. The time of a step may be later: it is never before the latest
   * entry of the account's ledger, even if the system's clock was put back.
   */
  Instant now();

  /** Finds an account as it is now, everything due included, without waiting for any step. */
  Optional<Account> find(AccountId id);

  /** Finds an account by its exact name. */
  Optional<AccountId> accountNamed(String name);

  /** Finds an account by its owner's exact address. */
  Optional<AccountId> accountOwnedBy(String email);

  /** Finds a service account by its key, whatever its account, without waiting for any step. */
  Optional<ServiceAccount> serviceAccount(KeyId key);
}
