package dev.sipregistration.mockserver.domain.money;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What an account pays for a new SIP registration. It then costs that price ever after: all of them
 * share one {@link Price}, which would else be a tenth of what each takes of the heap.
 */
public final class PriceList {
  private final BigDecimal taxRate;
  private final Price monthly;

  /**
   * Makes a price list.
   *
   * @param monthlyFee the subscription fee per month, in the account's currency, not negative
   * @param taxRate the tax as a fraction of the fee, 0.20 for 20 per cent, not negative
   * @throws IllegalArgumentException if a part is negative, or a part or the price of a month,
   *     which is never rounded, is beyond {@link Amounts}
   */
  public PriceList(BigDecimal monthlyFee, BigDecimal taxRate) {
    BigDecimal fee = Amounts.requireNotNegative(monthlyFee);
    this.taxRate = Amounts.requireNotNegative(taxRate);
    monthly = new Price(fee, fee.multiply(this.taxRate));
    if (!Amounts.isAmount(monthly.total())) {
      throw new IllegalArgumentException(
          "the price of a month, fee + fee * tax rate, is not rounded, so it must have at most 20"
              + " digits before the point and 18 decimals");
    }
  }

  public BigDecimal monthlyFee() {
    return monthly.fee();
  }

  public BigDecimal taxRate() {
    return taxRate;
  }

  /** Returns the price of one month, exact and unrounded. */
  public Price monthly() {
    return monthly;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PriceList prices
        && monthlyFee().equals(prices.monthlyFee())
        && taxRate.equals(prices.taxRate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(monthlyFee(), taxRate);
  }

  @Override
  public String toString() {
    return "PriceList[monthlyFee=" + monthlyFee() + ", taxRate=" + taxRate + "]";
  }
}
