package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback that the mock server has collected itself.
 *
 * @param number 1 for the first callback of all accounts since the start or the last reset, and so
 *     on without gaps
 * @param callbackId 1 for the first callback of its account, and so on without gaps; again the same
 *     one if it was sent again
 * @param sipRegistrationId the SIP registration that it is about, or null for none
 * @param at when the event happened, by the mock server's clock
 * @param body the JSON that a receiver gets, with its hash
 */
public record ReceivedCallback(
    long number,
    long callbackId,
    AccountId accountId,
    CallbackType type,
    @Nullable SipRegistrationId sipRegistrationId,
    Instant at,
    String body) {

  /** Returns one line for people. */
  @Override
  public String toString() {
    String about = sipRegistrationId == null ? "" : " about SIP registration " + sipRegistrationId;
    return "#%s %s%s for account %s".formatted(number, type.wireName(), about, accountId);
  }
}
