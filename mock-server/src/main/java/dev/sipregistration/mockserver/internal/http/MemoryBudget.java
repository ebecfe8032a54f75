package dev.sipregistration.mockserver.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that clients make the server hold: requests that are not complete yet, and responses
 * that were not read yet, of all connections together.
 */
final class MemoryBudget {
  private final AtomicLong used = new AtomicLong();
  private final long limit;

  MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** Reserves bytes, unless that is more than is left. */
  boolean tryReserve(long bytes) {
    if (used.addAndGet(bytes) > limit) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** Reserves bytes that are held already, even if they are more than is left. */
  void reserve(long bytes) {
    used.addAndGet(bytes);
  }

  void release(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Tells whether more than half is in use: who can wait should. */
  boolean isScarce() {
    return used.get() > limit / 2;
  }

  boolean isExceeded() {
    return used.get() > limit;
  }

  long used() {
    return used.get();
  }
}
