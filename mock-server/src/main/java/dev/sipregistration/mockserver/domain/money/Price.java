package dev.sipregistration.mockserver.domain.money;

import java.math.BigDecimal;

/**
 * What one month of a SIP registration costs.
 *
 * @param fee the subscription fee, in the account's currency, exact
 * @param tax the tax on it, in the account's currency, exact and unrounded
 */
public record Price(BigDecimal fee, BigDecimal tax) {
  /** Returns fee and tax together, exact. */
  public BigDecimal total() {
    return fee.add(tax);
  }
}
