package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;

/** An account before and after a step, or after what fell due; the same object if nothing did. */
public record AccountChange(Account before, Account after) {
  @SuppressWarnings("ReferenceEquality") // Quicker, and an equal one may be written, too.
  boolean isOne() {
    return after != before;
  }
}
