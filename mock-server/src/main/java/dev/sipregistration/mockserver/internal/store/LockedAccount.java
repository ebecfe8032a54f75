package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The place of one account: whoever holds its lock may replace the account in it. Time is read
 * under the lock, so that whoever holds all locks can move the clock at one instant between steps.
 */
final class LockedAccount {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Account account;

  LockedAccount(Account account) {
    this.account = account;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Returns the account as it was last committed, without waiting. */
  Account committed() {
    return account;
  }

  <T> Outcome<T> step(Step<T> step, Supplier<Instant> clock, IdSource ids) {
    lock.lock();
    try {
      Instant now = advance(clock.get());
      Outcome<Change<T>> outcome = step.take(account, now, ids);
      if (outcome instanceof Outcome.Accepted<Change<T>> accepted) {
        account = accepted.value().account();
      }
      return outcome.map(Change::value);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets everything due happen, under the lock, and returns the time it is for this account: a
   * system clock that was put back a little must not put entries of the ledger out of order.
   */
  Instant advance(Instant clock) {
    Instant latest = account.ledger().latest().at();
    Instant now = clock.isBefore(latest) ? latest : clock;
    account = account.advancedTo(now);
    return now;
  }
}
