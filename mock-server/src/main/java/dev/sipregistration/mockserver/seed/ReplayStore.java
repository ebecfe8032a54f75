package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import java.time.Instant;
import java.util.Optional;

/** Holds one account while its past is played through. For one thread. */
final class ReplayStore implements AccountStore {
  private Account account;
  private Instant now;
  private SipRegistrationId nextId = new SipRegistrationId(0);

  ReplayStore(Account account, Instant now) {
    this.account = account;
    this.now = now;
  }

  /** Moves on to a later time, and lets happen what was due until then. */
  void at(Instant later) {
    now = later;
    account = account.advancedTo(now);
  }

  /** Says which id the next SIP registration is to have. */
  void next(SipRegistrationId id) {
    nextId = id;
  }

  Account account() {
    return account;
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    Outcome<Change<T>> outcome = step.take(account, now, () -> nextId);
    if (outcome instanceof Outcome.Accepted<Change<T>> accepted) {
      account = accepted.value().account();
    }
    return outcome.map(Change::value);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.of(account);
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<AccountId> accountOwnedBy(String email) {
    return Optional.empty();
  }

  @Override
  public Optional<ServiceAccount> serviceAccount(KeyId key) {
    return Optional.empty();
  }
}
