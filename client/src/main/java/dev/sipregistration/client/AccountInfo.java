package dev.sipregistration.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The account as the API saw it right after a call.
 *
 * @param accountId the account's id
 * @param frozen whether the account is frozen, or null if the answer did not say
 * @param balance the money that is not reserved, exact, in {@code currency}, or null if the answer
 *     did not say
 * @param currency the currency, such as {@code USD}, {@code EUR} or {@code RUR}, or null if the
 *     answer did not say; not a closed list
 */
public record AccountInfo(
    long accountId,
    @Nullable Boolean frozen,
    @Nullable BigDecimal balance,
    @Nullable String currency) {}
