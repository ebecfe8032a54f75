package dev.sipregistration.mockserver.domain.money;

import java.math.BigDecimal;

/**
 * The limits of what counts as an amount of money: at most 38 digits, at most 18 of them after the
 * point. Without them a decimal such as 1E+999999999 is short to write and too large to add.
 */
public final class Amounts {
  private static final int MOST_DIGITS = 38;
  private static final int MOST_DECIMALS = 18;

  private Amounts() {}

  public static boolean isAmount(BigDecimal amount) {
    return amount.scale() <= MOST_DECIMALS
        && amount.scale() >= -MOST_DIGITS
        && amount.precision() - amount.scale() <= MOST_DIGITS - MOST_DECIMALS;
  }

  /** Returns the amount without an exponent: 1E+3 as 1000, with which it is equal in money. */
  public static BigDecimal require(BigDecimal amount) {
    if (!isAmount(amount)) {
      throw new IllegalArgumentException("not an amount of money: " + amount);
    }
    return amount.scale() < 0 ? amount.setScale(0) : amount;
  }

  public static BigDecimal requireNotNegative(BigDecimal amount) {
    BigDecimal required = require(amount);
    if (required.signum() < 0) {
      throw new IllegalArgumentException("a negative amount: " + amount);
    }
    return required;
  }

  public static BigDecimal requirePositive(BigDecimal amount) {
    BigDecimal required = require(amount);
    if (required.signum() <= 0) {
      throw new IllegalArgumentException("not a positive amount: " + amount);
    }
    return required;
  }
}
