package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * What is there after a change.
 *
 * @param accounts in the order of the {@link Present}
 * @param value the result for whoever asked for the change
 */
public record Committed<T>(List<StoredAccount> accounts, ClockSetting clock, T value) {
  /**
   * Returns what is there after a decision was committed.
   *
   * @param before the accounts as they are kept if nothing changes
   * @param decidedOn the same accounts in the form that was decided on
   */
  @SuppressWarnings("ReferenceEquality") // What is the same object did not change.
  public static <T> Committed<T> of(
      List<StoredAccount> before, List<StoredAccount> decidedOn, Decision<T> decision) {
    if (before.size() == 1) {
      return new Committed<>(
          List.of(after(before.get(0), decidedOn.get(0), decision.accounts().get(0))),
          decision.clock(),
          decision.value());
    }
    List<StoredAccount> after = new ArrayList<>(before.size());
    for (int i = 0; i < before.size(); i++) {
      after.add(after(before.get(i), decidedOn.get(i), decision.accounts().get(i)));
    }
    return new Committed<>(after, decision.clock(), decision.value());
  }

  @SuppressWarnings("ReferenceEquality")
  private static StoredAccount after(
      StoredAccount before, StoredAccount decidedOn, Account decided) {
    return decided == decidedOn.account()
        ? before
        : new StoredAccount(decided, before.version() + 1);
  }
}
