package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An account with the lock that guards its replacement. Not all of it need be in memory. */
final class LockedAccount {
  private final ReentrantLock lock = new ReentrantLock();
  private final AccountId id;
  private final String name;
  private volatile StoredStatus status;
  private volatile @Nullable StoredAccount stored;

  /** A hint, which may be lost. */
  private boolean used;

  LockedAccount(ListedAccount listed) {
    id = listed.status().status().id();
    name = listed.name();
    status = listed.status();
    stored = listed.account();
  }

  AccountId id() {
    return id;
  }

  boolean isNamed(String asked) {
    return name.equals(asked);
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /** Returns the account as last committed, without locking; null if it is not in memory. */
  @Nullable StoredAccount stored() {
    StoredAccount committed = stored;
    if (committed != null) {
      used = true;
    }
    return committed;
  }

  /** Returns the account as last committed, without counting as a use of it. */
  @Nullable StoredAccount peek() {
    return stored;
  }

  /** Returns the latest status that is known, which may be later than the account in memory. */
  StoredStatus status() {
    StoredAccount committed = stored;
    StoredStatus known = status;
    return committed != null && committed.version() >= known.version() ? committed.status() : known;
  }

  /** Brings the account into memory, under the lock. */
  void enter(StoredAccount read) {
    stored = read;
  }

  /** Replaces the account, under the lock, after the log has the change. */
  void commit(StoredAccount after) {
    if (stored == null) {
      status = after.status();
    } else {
      stored = after;
    }
  }

  /** Replaces the account by what another server has made of it, unless that is known already. */
  void learn(StoredAccount newer) {
    lock.lock();
    try {
      if (newer.version() > status().version()) {
        status = newer.status();
      }
      StoredAccount known = stored;
      if (known != null && newer.version() > known.version()) {
        stored = newer;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes what another server has made of the account, unless that is known already. */
  void learn(StoredStatus newer) {
    lock.lock();
    try {
      if (newer.version() > status().version()) {
        status = newer;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the account out of memory, unless it was used since the last time, or is being changed.
   *
   * @return whether it was taken out
   */
  boolean evict() {
    if (used || lock.isHeldByCurrentThread() || !lock.tryLock()) {
      used = false;
      return false;
    }
    try {
      StoredAccount last = stored;
      if (last == null || !isKept(last.account().outbox())) {
        return last == null;
      }
      status = status();
      stored = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Callbacks that were withdrawn are in memory only, until they are in the history. */
  private static boolean isKept(Outbox outbox) {
    return outbox.entries().stream().allMatch(outbox::isDeliverable);
  }
}
