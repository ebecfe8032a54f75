package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault strikes.
 *
 * @param method only calls of this method, or null for all
 * @param account only calls of this account, or null for all
 * @param times how many calls it strikes before it is over, or null for any number
 * @param probability how likely it strikes a call that fits, more than 0 and at most 1
 */
public record Occasion(
    @Nullable String method,
    @Nullable AccountId account,
    @Nullable Integer times,
    double probability) {

  /** Every call, always. */
  static final Occasion ALWAYS = new Occasion(null, null, null, 1);

  /**
   * Makes an occasion.
   *
   * @param method only calls of this method, or null for all
   * @param account only calls of this account, or null for all
   * @param times how many calls it strikes before it is over, or null for any number
   * @param probability how likely it strikes a call that fits, more than 0 and at most 1
   * @throws IllegalArgumentException if the fault could never strike
   */
  public Occasion {
    if (times != null && times < 1) {
      throw new IllegalArgumentException("times must be at least 1, but is " + times);
    }
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability must be more than 0 and at most 1, but is " + probability);
    }
  }

  boolean fits(String calledMethod, AccountId caller) {
    return (method == null || method.equals(calledMethod))
        && (account == null || account.equals(caller));
  }

  boolean isOverAfter(long struck) {
    return times != null && struck >= times;
  }
}
