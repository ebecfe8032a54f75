package dev.sipregistration.client.callback;

import dev.sipregistration.client.SipRegistrationId;
import java.util.List;

/** What a callback is about. */
public sealed interface CallbackEvent {

  /**
   * SIP registrations were registered, and have failed: {@code sip_registration_fail}.
   *
   * @param sipRegistrations the SIP registrations, immutable
   */
  record SipRegistrationsFailed(List<FailedSipRegistration> sipRegistrations)
      implements CallbackEvent {}

  /**
   * SIP registrations had failed, and are registered: {@code sip_registration_recovered}.
   *
   * @param sipRegistrations the SIP registrations, immutable
   */
  record SipRegistrationsRecovered(List<SipRegistrationId> sipRegistrations)
      implements CallbackEvent {}

  /**
   * A month of subscriptions was paid: {@code renewed_subscriptions}.
   *
   * @param subscriptions the subscriptions, immutable, with costs and next renewals
   */
  record SubscriptionsRenewed(List<Subscription> subscriptions) implements CallbackEvent {}

  /**
   * A month of subscriptions could not be paid: {@code subscription_is_frozen}.
   *
   * @param subscriptions the subscriptions, immutable, with costs
   */
  record SubscriptionsFrozen(List<Subscription> subscriptions) implements CallbackEvent {}

  /**
   * Subscriptions were not paid for too long, and are gone: {@code subscription_is_detached}.
   *
   * @param subscriptions the subscriptions, immutable
   */
  record SubscriptionsDetached(List<Subscription> subscriptions) implements CallbackEvent {}

  /**
   * The money fell below the threshold of the account: {@code min_balance}.
   *
   * @param minCredit the vendor's {@code is_min_credit}, false if it is left out
   * @param repeated the vendor's {@code is_repeated}, false if it is left out
   */
  record BalanceLow(boolean minCredit, boolean repeated) implements CallbackEvent {}

  /** The account was frozen: {@code account_is_frozen}. */
  record AccountFrozen() implements CallbackEvent {}

  /** The account is not frozen any more: {@code account_is_unfrozen}. */
  record AccountUnfrozen() implements CallbackEvent {}

  /**
   * Anything else: the platform has types that have nothing to do with SIP registrations, and may
   * get others.
   *
   * @param details the JSON of the property that is named like the type, or an empty text if there
   *     is none
   */
  record Unknown(String details) implements CallbackEvent {}
}
