package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.Instant;

/** A change of an account of which its owner may want to be notified. */
public sealed interface DomainEvent {
  /** A registration was registered, and is not any more. */
  record RegistrationFailed(SipRegistrationId sipRegistrationId, SipStatus status)
      implements DomainEvent {}

  /** A registration had failed, and is registered. */
  record RegistrationRecovered(SipRegistrationId sipRegistrationId) implements DomainEvent {}

  /**
   * A month was paid, in time or late.
   *
   * @param nextRenewal when the month ends
   */
  record SubscriptionRenewed(
      SipRegistrationId sipRegistrationId,
      SipUsername sipUsername,
      Price price,
      Instant nextRenewal)
      implements DomainEvent {}

  /** A month could not be paid: the registration is deactivated until a deposit covers it. */
  record SubscriptionFrozen(
      SipRegistrationId sipRegistrationId, SipUsername sipUsername, Price price)
      implements DomainEvent {}

  /** A deactivated registration was not paid for a month: it is gone. */
  record SubscriptionDetached(SipRegistrationId sipRegistrationId, SipUsername sipUsername)
      implements DomainEvent {}

  /** The available money fell below the account's threshold. */
  record BalanceLow(BigDecimal threshold) implements DomainEvent {}

  /** The account was frozen. */
  record AccountFrozen() implements DomainEvent {}

  /** The account is not frozen any more. */
  record AccountUnfrozen() implements DomainEvent {}
}
