package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.DomainEvent;
import java.util.Locale;

/** What a callback is about, named as the platform names it. */
public enum CallbackType {
  /** A registration was registered, and is not any more. */
  SIP_REGISTRATION_FAIL,
  /** A registration had failed, and is registered. */
  SIP_REGISTRATION_RECOVERED,
  /** A month was paid. */
  RENEWED_SUBSCRIPTIONS,
  /** A month could not be paid, and the registration is deactivated. */
  SUBSCRIPTION_IS_FROZEN,
  /** A registration was not paid for a month, and is gone. */
  SUBSCRIPTION_IS_DETACHED,
  /** The available money fell below the account's threshold. */
  MIN_BALANCE;

  /**
   * Returns the name on the wire.
   *
   * @return the constant's name in small letters
   */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CallbackType of(DomainEvent event) {
    if (event instanceof DomainEvent.RegistrationFailed) {
      return SIP_REGISTRATION_FAIL;
    }
    if (event instanceof DomainEvent.RegistrationRecovered) {
      return SIP_REGISTRATION_RECOVERED;
    }
    if (event instanceof DomainEvent.SubscriptionRenewed) {
      return RENEWED_SUBSCRIPTIONS;
    }
    if (event instanceof DomainEvent.SubscriptionFrozen) {
      return SUBSCRIPTION_IS_FROZEN;
    }
    return event instanceof DomainEvent.SubscriptionDetached
        ? SUBSCRIPTION_IS_DETACHED
        : MIN_BALANCE;
  }
}
