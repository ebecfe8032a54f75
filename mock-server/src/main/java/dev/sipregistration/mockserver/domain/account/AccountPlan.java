package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.PriceList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do, and at what price.
 *
 * @param active whether the account is activated; the API refuses every call of one that is not
 * @param frozen whether the account is reported as frozen; its owner is told, and nothing else
 *     changes
 * @param priceList what a new SIP registration costs
 * @param creditLimit how far the available money may fall below zero, not negative
 * @param maxSipRegistrations how many SIP registrations there may be, or null for any number
 * @param requestsPerSecond how many calls the API accepts in one second, or null for any number
 * @param lowBalance the available money below which a callback says so, or null for never
 */
public record AccountPlan(
    boolean active,
    boolean frozen,
    PriceList priceList,
    BigDecimal creditLimit,
    @Nullable Integer maxSipRegistrations,
    @Nullable Integer requestsPerSecond,
    @Nullable BigDecimal lowBalance) {

  /**
   * @throws IllegalArgumentException if a limit is negative or no amount of money
   */
  public AccountPlan {
    creditLimit = Amounts.requireNotNegative(creditLimit);
    if (maxSipRegistrations != null && maxSipRegistrations < 0) {
      throw new IllegalArgumentException("a negative number of SIP registrations");
    }
    if (requestsPerSecond != null && requestsPerSecond < 0) {
      throw new IllegalArgumentException("a negative number of requests per second");
    }
    if (lowBalance != null) {
      lowBalance = Amounts.require(lowBalance);
    }
  }

  /** Returns the plan of an active account without credit or limits. */
  public static AccountPlan of(PriceList priceList) {
    return new AccountPlan(true, false, priceList, BigDecimal.ZERO, null, null, null);
  }

  public AccountPlan withActive(boolean newActive) {
    return new AccountPlan(
        newActive,
        frozen,
        priceList,
        creditLimit,
        maxSipRegistrations,
        requestsPerSecond,
        lowBalance);
  }

  public AccountPlan withFrozen(boolean newFrozen) {
    return new AccountPlan(
        active,
        newFrozen,
        priceList,
        creditLimit,
        maxSipRegistrations,
        requestsPerSecond,
        lowBalance);
  }

  public AccountPlan withPriceList(PriceList newPrices) {
    return new AccountPlan(
        active, frozen, newPrices, creditLimit, maxSipRegistrations, requestsPerSecond, lowBalance);
  }

  public AccountPlan withCreditLimit(BigDecimal newLimit) {
    return new AccountPlan(
        active, frozen, priceList, newLimit, maxSipRegistrations, requestsPerSecond, lowBalance);
  }

  public AccountPlan withMaxSipRegistrations(@Nullable Integer newMax) {
    return new AccountPlan(
        active, frozen, priceList, creditLimit, newMax, requestsPerSecond, lowBalance);
  }

  public AccountPlan withRequestsPerSecond(@Nullable Integer newRate) {
    return new AccountPlan(
        active, frozen, priceList, creditLimit, maxSipRegistrations, newRate, lowBalance);
  }

  public AccountPlan withLowBalance(@Nullable BigDecimal newThreshold) {
    return new AccountPlan(
        active,
        frozen,
        priceList,
        creditLimit,
        maxSipRegistrations,
        requestsPerSecond,
        newThreshold);
  }
}
