package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import java.util.concurrent.locks.ReentrantLock;

/** An account with the lock that guards its replacement. */
final class LockedAccount {
  private final ReentrantLock lock = new ReentrantLock();
  private final Account opened;
  private volatile StoredAccount stored;

  LockedAccount(StoredAccount stored, Account opened) {
    this.opened = opened;
    this.stored = stored;
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
  StoredAccount stored() {
    return stored;
  }

  Account committed() {
    return stored.account();
  }

  /** Replaces the account, under the lock, after the log has the change. */
  void commit(StoredAccount after) {
    stored = after;
  }

  /** Replaces the account by what another server has made of it, unless that is known already. */
  void learn(StoredAccount newer) {
    lock.lock();
    try {
      if (newer.version() > stored.version()) {
        stored = newer;
      }
    } finally {
      lock.unlock();
    }
  }
}
