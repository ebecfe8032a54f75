package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.Instant;

/** Something that happened to an account by itself, of which its owner may want to be notified. */
public sealed interface DomainEvent {
  /**
   * Handles every type of event; a new type does not compile until all visitors handle it.
   *
   * @param <T> the result
   */
  interface Visitor<T> {
    T visit(RegistrationFailed event);

    T visit(RegistrationRecovered event);

    T visit(SubscriptionRenewed event);

    T visit(SubscriptionFrozen event);

    T visit(SubscriptionDetached event);

    T visit(BalanceLow event);
  }

  /**
   * Has a visitor handle this event.
   *
   * @param visitor the visitor
   * @param <T> the result
   * @return the visitor's result for the type of this event
   */
  <T> T accept(Visitor<T> visitor);

  /**
   * A registration was registered, and is not any more.
   *
   * @param sipRegistrationId the registration
   * @param status why
   */
  record RegistrationFailed(SipRegistrationId sipRegistrationId, SipStatus status)
      implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A registration had failed, and is registered.
   *
   * @param sipRegistrationId the registration
   */
  record RegistrationRecovered(SipRegistrationId sipRegistrationId) implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

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
      implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /** A month could not be paid: the registration is deactivated until a deposit covers it. */
  record SubscriptionFrozen(
      SipRegistrationId sipRegistrationId, SipUsername sipUsername, Price price)
      implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /** A deactivated registration was not paid for a month: it is gone. */
  record SubscriptionDetached(SipRegistrationId sipRegistrationId, SipUsername sipUsername)
      implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * The available money fell below the account's threshold.
   *
   * @param threshold the threshold
   */
  record BalanceLow(BigDecimal threshold) implements DomainEvent {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.visit(this);
    }
  }
}
