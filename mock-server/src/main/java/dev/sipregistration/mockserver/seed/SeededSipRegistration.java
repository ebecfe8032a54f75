package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.CreateCommand;
import dev.sipregistration.mockserver.domain.PriceList;
import dev.sipregistration.mockserver.domain.SipRegistrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration of the file, which comes to be in the same way as if a client created it.
 *
 * @param given what the file says
 * @param id its id
 * @param command what to create
 * @param purchasedAt when it was purchased, or null for when the world begins
 * @param priceList what it was purchased at, or null for the account's own
 */
record SeededSipRegistration(
    YamlMapping given,
    SipRegistrationId id,
    CreateCommand command,
    @Nullable Instant purchasedAt,
    @Nullable PriceList priceList) {}
