package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
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

  LockedAccount(Account account) {
    opened = account;
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

  <T> Outcome<T> step(Step<T> step, Supplier<Instant> clock, IdSource ids) {
    lock.lock();
    try {
      Instant now = advance(clock.get());
      return step.take(account, now, ids)
          .map(
              change -> {
                account = change.account();
                return change.value();
              });
    } finally {
      lock.unlock();
    }
  }

  /**
   * Processes due events, under the lock, and returns the time of this account: a system clock that
   * was set back must not put entries of the ledger out of order.
   */
  Instant advance(Instant clock) {
    Instant now = latestOf(clock);
    account = account.advancedTo(now);
    return now;
  }

  /** Returns the account after all that is due, if the budget covers it; commits nothing. */
  Optional<Account> advanced(Instant clock, EventBudget budget) {
    return account.advancedTo(latestOf(clock), budget::spend);
  }

  /** Replaces the account, under the lock. */
  void commit(Account advanced) {
    account = advanced;
  }

  private Instant latestOf(Instant clock) {
    Instant latest = account.ledger().latest().at();
    return clock.isBefore(latest) ? latest : clock;
  }
}
