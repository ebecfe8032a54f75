package dev.sipregistration.mockserver.internal.store;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Bounds how many accounts are in memory: whenever one is read, those leave it that were not used
 * since they were looked at last. What cannot leave now stays, so that there may be more for a
 * while.
 */
final class AccountCache {
  private final int most;
  private final Queue<LockedAccount> inMemory = new ArrayDeque<>();

  AccountCache(int most) {
    this.most = most;
  }

  /** Adds an account that was read. */
  synchronized void add(LockedAccount read) {
    inMemory.add(read);
    // Each is looked at twice at most: first it counts as used, and then it does not.
    for (int looks = 2 * inMemory.size(); looks > 0 && inMemory.size() > most; looks--) {
      LockedAccount oldest = inMemory.remove();
      if (!oldest.evict()) {
        inMemory.add(oldest);
      }
    }
  }
}
