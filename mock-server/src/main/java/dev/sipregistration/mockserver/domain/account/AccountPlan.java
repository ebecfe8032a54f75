package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.PriceList;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do with its money, and how much of it.
 *
 * @param active whether the account is activated; the API refuses everything to one that is not
 * @param frozen whether the account is reported as frozen; it is a label, and changes nothing else
 * @param priceList what a new SIP registration costs
 * @param creditLimit how far the available money may fall below zero, not negative
 * @param maxSipRegistrations how many SIP registrations there may be, or null for any number
 * @param requestsPerSecond how many calls the API takes in one second, or null for any number
 * @param lowBalance below what available money the owner is told, or null for never
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
   * Makes terms.
   *
   * @param active whether the account is activated; the API refuses everything to one that is not
   * @param frozen whether the account is reported as frozen; it is a label, and changes nothing
   *     else
   * @param priceList what a new SIP registration costs
   * @param creditLimit how far the available money may fall below zero, not negative
   * @param maxSipRegistrations how many SIP registrations there may be, or null for any number
   * @param requestsPerSecond how many calls the API takes in one second, or null for any number
   * @param lowBalance below what available money the owner is told, or null for never
   * @throws IllegalArgumentException if a limit is negative or no amount of money
   */
  public AccountPlan {
    Amounts.requireNotNegative(creditLimit);
    if (maxSipRegistrations != null && maxSipRegistrations < 0) {
      throw new IllegalArgumentException("a negative number of SIP registrations");
    }
    if (requestsPerSecond != null && requestsPerSecond < 0) {
      throw new IllegalArgumentException("a negative number of requests per second");
    }
    if (lowBalance != null) {
      Amounts.require(lowBalance);
    }
  }

  /**
   * Returns the terms of an active account without credit or limits.
   *
   * @param priceList what a new SIP registration costs
   * @return the terms
   */
  public static AccountPlan of(PriceList priceList) {
    return new AccountPlan(true, false, priceList, BigDecimal.ZERO, null, null, null);
  }

  /**
   * Returns these terms with another state of activation.
   *
   * @param newValue whether the account is activated
   * @return the terms
   */
  public AccountPlan withActive(boolean newValue) {
    return new AccountPlan(
        newValue,
        frozen,
        priceList,
        creditLimit,
        maxSipRegistrations,
        requestsPerSecond,
        lowBalance);
  }

  /**
   * Returns these terms with another label.
   *
   * @param newValue whether the account is reported as frozen
   * @return the terms
   */
  public AccountPlan withFrozen(boolean newValue) {
    return new AccountPlan(
        active,
        newValue,
        priceList,
        creditLimit,
        maxSipRegistrations,
        requestsPerSecond,
        lowBalance);
  }

  /**
   * Returns these terms with another price list.
   *
   * @param newValue what a new SIP registration costs
   * @return the terms
   */
  public AccountPlan withPriceList(PriceList newValue) {
    return new AccountPlan(
        active, frozen, newValue, creditLimit, maxSipRegistrations, requestsPerSecond, lowBalance);
  }

  /**
   * Returns these terms with another credit limit.
   *
   * @param newValue how far the available money may fall below zero
   * @return the terms
   */
  public AccountPlan withCreditLimit(BigDecimal newValue) {
    return new AccountPlan(
        active, frozen, priceList, newValue, maxSipRegistrations, requestsPerSecond, lowBalance);
  }

  /**
   * Returns these terms with another number of SIP registrations.
   *
   * @param newValue how many there may be, or null for any number
   * @return the terms
   */
  public AccountPlan withMaxSipRegistrations(@Nullable Integer newValue) {
    return new AccountPlan(
        active, frozen, priceList, creditLimit, newValue, requestsPerSecond, lowBalance);
  }

  /**
   * Returns these terms with another rate of calls.
   *
   * @param newValue how many the API takes in one second, or null for any number
   * @return the terms
   */
  public AccountPlan withRequestsPerSecond(@Nullable Integer newValue) {
    return new AccountPlan(
        active, frozen, priceList, creditLimit, maxSipRegistrations, newValue, lowBalance);
  }

  /**
   * Returns these terms with another threshold.
   *
   * @param newValue below what the owner is told, or null for never
   * @return the terms
   */
  public AccountPlan withLowBalance(@Nullable BigDecimal newValue) {
    return new AccountPlan(
        active, frozen, priceList, creditLimit, maxSipRegistrations, requestsPerSecond, newValue);
  }
}
