package dev.sipregistration.mockserver.domain.money;

import java.math.BigDecimal;

/**
 * What an account pays for a new SIP registration. It then costs that price ever after.
 *
 * @param monthlyFee the subscription fee per month, in the account's currency, not negative
 * @param taxRate the tax as a fraction of the fee, 0.20 for 20 per cent, not negative
 */
public record PriceList(BigDecimal monthlyFee, BigDecimal taxRate) {
  /**
   * @throws IllegalArgumentException if a part is negative, or a part or the price of a month,
   *     which is never rounded, is beyond {@link Amounts}
   */
  public PriceList {
    monthlyFee = Amounts.requireNotNegative(monthlyFee);
    taxRate = Amounts.requireNotNegative(taxRate);
    if (!Amounts.isAmount(price(monthlyFee, taxRate).total())) {
      throw new IllegalArgumentException(
          "the price of a month, fee + fee * tax rate, is not rounded, so it must have at most 20"
              + " digits before the point and 18 decimals");
    }
  }

  /** Returns the price of one month, exact and unrounded. */
  public Price monthly() {
    return price(monthlyFee, taxRate);
  }

  private static Price price(BigDecimal monthlyFee, BigDecimal taxRate) {
    return new Price(monthlyFee, monthlyFee.multiply(taxRate));
  }
}
