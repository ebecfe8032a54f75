package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What callbacks that are sent on request tell of: something that has not happened.
 *
 * @param sipRegistration the SIP registration that they are about, or nothing for an imaginary one,
 *     as new ones of the account would be
 */
record SampleEvents(Account account, Optional<SipRegistration> sipRegistration, Instant now) {
  private static final SipRegistrationId IMAGINARY_ID = new SipRegistrationId(1);
  private static final SipUsername IMAGINARY_NAME = new SipUsername("alice");
  private static final SipStatus FAILURE = SipStatus.of(403);

  DomainEvent of(CallbackType type) {
    return switch (type) {
      case SIP_REGISTRATION_FAIL -> new DomainEvent.RegistrationFailed(id(), FAILURE);
      case SIP_REGISTRATION_RECOVERED -> new DomainEvent.RegistrationRecovered(id());
      case RENEWED_SUBSCRIPTIONS ->
          new DomainEvent.SubscriptionRenewed(id(), name(), price(), nextRenewal());
      case SUBSCRIPTION_IS_FROZEN -> new DomainEvent.SubscriptionFrozen(id(), name(), price());
      case SUBSCRIPTION_IS_DETACHED -> new DomainEvent.SubscriptionDetached(id(), name());
      case MIN_BALANCE -> new DomainEvent.BalanceLow(threshold());
      case ACCOUNT_IS_FROZEN -> new DomainEvent.AccountFrozen();
      case ACCOUNT_IS_UNFROZEN -> new DomainEvent.AccountUnfrozen();
    };
  }

  private SipRegistrationId id() {
    return sipRegistration.map(SipRegistration::id).orElse(IMAGINARY_ID);
  }

  private SipUsername name() {
    return sipRegistration.map(one -> one.credentials().sipUsername()).orElse(IMAGINARY_NAME);
  }

  private Price price() {
    return sipRegistration
        .map(one -> one.subscription().price())
        .orElseGet(() -> account.terms().priceList().monthly());
  }

  private Instant nextRenewal() {
    return sipRegistration
        .map(one -> one.subscription().nextRenewal())
        .orElseGet(() -> BillingMonth.of(now, 0).to());
  }

  private BigDecimal threshold() {
    BigDecimal threshold = account.terms().lowBalance();
    return threshold == null ? account.ledger().available() : threshold;
  }
}
