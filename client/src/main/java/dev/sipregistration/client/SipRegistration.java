package dev.sipregistration.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration as it was when it was listed. The API never returns its password.
 *
 * <p>What the response leaves out is null, and so is a time or a price that cannot be read.
 *
 * @param id the SIP registration's id
 * @param sipUsername the user name at the SIP server
 * @param proxy the SIP server
 * @param authUser the user name for authentication, or null if it is that of the registration
 * @param outboundProxy the outbound proxy, or null if there is none
 * @param persistent whether it stays registered without a user who is logged in; true if the
 *     response leaves it out, as in a creation
 * @param deactivated whether the subscription is frozen because it could not be paid for; false if
 *     the response leaves it out
 * @param state the result of the last attempt to register
 * @param application the application it is bound to, or null
 * @param rule the rule that gets its calls, or null
 * @param user the user it is bound to, or null
 * @param lastUpdated when it last changed
 * @param purchased when it was created
 * @param nextRenewal the day on which the next month begins, in UTC
 * @param price the monthly fee, exact, in the account's currency
 */
public record SipRegistration(
    SipRegistrationId id,
    String sipUsername,
    String proxy,
    @Nullable String authUser,
    @Nullable String outboundProxy,
    boolean persistent,
    boolean deactivated,
    SipRegistrationState state,
    @Nullable NamedId application,
    @Nullable NamedId rule,
    @Nullable NamedId user,
    @Nullable Instant lastUpdated,
    @Nullable Instant purchased,
    @Nullable LocalDate nextRenewal,
    @Nullable BigDecimal price) {

  /** Creates the SIP registration. */
  public SipRegistration {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(sipUsername, "sipUsername");
    Objects.requireNonNull(proxy, "proxy");
    Objects.requireNonNull(state, "state");
  }
}
