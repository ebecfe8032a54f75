package dev.sipregistration.client.callback;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A callback whose hash was verified. What the platform leaves out is null.
 *
 * <p>The same callback may arrive more than once: account and id together identify it.
 *
 * @param id the callback's id, at least 1
 * @param type the vendor's name of the type, such as {@code sip_registration_fail}
 * @param accountId the id of the account, at least 1
 * @param accountName the name of the account
 * @param accountEmail the address of the account's owner
 * @param accountFirstName the first name of the account's owner
 * @param accountLastName the last name of the account's owner
 * @param languageCode the language of the account's owner, in two letters
 * @param balance the money of the account, exact, in {@code currency}
 * @param currency the currency, such as {@code USD}, {@code EUR} or {@code RUR}; not a closed list
 * @param event what has happened
 */
public record Callback(
    long id,
    String type,
    long accountId,
    @Nullable String accountName,
    @Nullable String accountEmail,
    @Nullable String accountFirstName,
    @Nullable String accountLastName,
    @Nullable String languageCode,
    @Nullable BigDecimal balance,
    @Nullable String currency,
    CallbackEvent event) {}
