package dev.sipregistration.client.callback;

import dev.sipregistration.client.SipRegistrationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription, to a SIP registration or to something else.
 *
 * @param type what is subscribed to, such as {@code SIP_REGISTRATION}; not a closed list
 * @param name its name, or null if it is left out
 * @param cost what a month costs, exact, in the account's currency; null if it is left out
 * @param nextRenewal the day of the next renewal, in UTC; null if it is left out
 * @param sipRegistrations the SIP registrations that it pays for, immutable; empty if it pays for
 *     something else
 */
public record Subscription(
    String type,
    @Nullable String name,
    @Nullable BigDecimal cost,
    @Nullable LocalDate nextRenewal,
    List<SipRegistrationId> sipRegistrations) {}
