package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import java.math.BigDecimal;

/**
 * What a response says about an account's money.
 *
 * @param frozen whether the account is reported as frozen
 * @param balance its available money, exact: there may be more than two decimals
 */
public record AccountSummary(
    AccountId id, boolean frozen, BigDecimal balance, CurrencyCode currency) {}
