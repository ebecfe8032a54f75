package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An account with the lock that guards its replacement. Time is read under the lock, so that a
 * holder of all locks can move the clock between steps.
 */
final class LockedAccount {
  private final ReentrantLock lock = new ReentrantLock();
  private final Account opened;
  private volatile Account account;

  LockedAccount(Account account, Account opened) {
    this.opened = opened;
    this.account = account;
  }

  /** Returns the account as it was first. */
  Account opened() {
    return opened;
  }

  boolean isNamed(String name) {
    return opened.profile().name().value().equals(name);
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Returns the account as last committed, without locking. */
  Account committed() {
    return account;
  }

  <T> Outcome<T> step(Step<T> step, Supplier<Instant> clock, IdSource ids, WorldLog log) {
    lock.lock();
    try {
      Account before = log.tracked(account);
      Instant now = latestOf(clock.get());
      Account due = before.advancedTo(now);
      Outcome<Change<T>> outcome = step.take(due, now, ids);
      AccountChange change =
          new AccountChange(before, outcome.fold(Change::account, refusals -> due));
      if (change.isOne()) {
        log.write(change.before(), change.after());
        commit(change);
      }
      return outcome.map(Change::value);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what becomes of the account until a time, under the lock; commits nothing. */
  AccountChange advanced(Instant clock, WorldLog log) {
    Account before = log.tracked(account);
    return new AccountChange(before, before.advancedTo(latestOf(clock)));
  }

  /** Returns the account after all that is due, if the budget covers it; commits nothing. */
  Optional<AccountChange> advanced(Instant clock, EventBudget budget, WorldLog log) {
    Account before = log.tracked(account);
    return before
        .advancedTo(latestOf(clock), budget::spend)
        .map(after -> new AccountChange(before, after));
  }

  /** Replaces the account, under the lock, after the log has the change. */
  void commit(AccountChange change) {
    if (change.isOne()) {
      account = change.after();
    }
  }

  /** A system clock that was set back must not put entries of the ledger out of order. */
  private Instant latestOf(Instant clock) {
    Instant latest = account.ledger().latest().at();
    return clock.isBefore(latest) ? latest : clock;
  }
}
