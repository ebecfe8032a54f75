package dev.sipregistration.mockserver.domain;

import java.time.Instant;
import java.util.Optional;

/** The smallest store: one account, one thread, and a time that is put by hand. */
final class OneAccountStore implements AccountStore {
  private Account account;
  private Instant now;
  private long lastId;

  OneAccountStore(Account account, Instant now) {
    this.account = account;
    this.now = now;
  }

  Account account() {
    return account;
  }

  void at(Instant instant) {
    now = instant;
    account = account.advancedTo(now);
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    if (!account.id().equals(id)) {
      return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
    }
    account = account.advancedTo(now);
    Outcome<Change<T>> outcome = step.take(account, now, () -> new SipRegistrationId(++lastId));
    if (outcome instanceof Outcome.Accepted<Change<T>> accepted) {
      account = accepted.value().account();
    }
    return outcome.map(Change::value);
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.of(account).filter(found -> found.id().equals(id));
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    return Optional.of(account)
        .filter(found -> found.profile().name().equals(name))
        .map(Account::id);
  }

  @Override
  public Optional<AccountId> accountOwnedBy(String email) {
    return Optional.of(account)
        .filter(found -> found.profile().email().equals(email))
        .map(Account::id);
  }

  @Override
  public Optional<ServiceAccount> serviceAccount(KeyId key) {
    return Optional.empty();
  }
}
