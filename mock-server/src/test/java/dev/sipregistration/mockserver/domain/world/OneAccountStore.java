package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.time.Instant;
import java.util.Optional;

/** The smallest store: one account, one thread, and a time that is put by hand. */
public final class OneAccountStore implements AccountStore {
  private Account account;
  private Instant now;
  private long lastId;

  public OneAccountStore(Account account, Instant now) {
    this.account = account;
    this.now = now;
  }

  public Account account() {
    return account;
  }

  public void at(Instant instant) {
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
  public Instant now() {
    return now;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.of(account).filter(found -> found.id().equals(id));
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    return Optional.of(account)
        .filter(found -> found.profile().name().value().equals(name))
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
