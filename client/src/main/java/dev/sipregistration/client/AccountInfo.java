package dev.sipregistration.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The account right after a call. What the response leaves out is null, and so is a balance with an
 * absurd exponent.
 *
 * @param accountId the account's id
 * @param frozen whether the account is frozen
 * @param balance the money that is not reserved, exact, in {@code currency}
 * @param currency the currency, such as {@code USD}, {@code EUR} or {@code RUR}; not a closed list
 */
public record AccountInfo(
    long accountId,
    @Nullable Boolean frozen,
    @Nullable BigDecimal balance,
    @Nullable String currency) {}
