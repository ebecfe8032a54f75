package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.math.BigDecimal;

/**
 * What an answer tells of an account's money.
 *
 * @param id the account
 * @param frozen whether it is reported as frozen
 * @param balance its available money, exact: there may be more than two decimals
 * @param currency the code of its currency
 */
public record AccountSummary(AccountId id, boolean frozen, BigDecimal balance, String currency) {}
