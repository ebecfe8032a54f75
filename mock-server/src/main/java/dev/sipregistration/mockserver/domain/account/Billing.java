package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a SIP registration costs, from purchase to end.
 *
 * <p>The money for a month is reserved when the month begins and settled when it ends. A month that
 * cannot be reserved deactivates the registration; a deposit during that month reserves it late,
 * and at its end, on the anniversary, a registration that is still deactivated is gone. So "one
 * month later" always is the next anniversary, and late payment never moves the anniversaries. What
 * is deleted is paid to the end of its month.
 */
public final class Billing {
  private Billing() {}

  /** Settles the month that ends, or ends the registration that missed it. */
  static Account monthEnds(Account account, SipRegistration registration, Instant now) {
    Subscription ended = registration.subscription();
    LedgerEntry.Reservation reservation = ended.reservation();
    if (reservation == null) {
      return detached(account, registration, now);
    }
    Account settled = account.with(account.ledger().settle(reservation, now), now);
    SipRegistration unpaid = registration.with(ended.unpaidNextMonth());
    return settled.affords(ended.price())
        ? paid(settled, unpaid, now)
        : frozen(settled, unpaid, now);
  }

  /** Settles the last month of a registration that was deleted before its end. */
  static Account monthEnds(Account account, LedgerEntry.Reservation reservation, Instant now) {
    return account
        .with(account.registrations().withoutOutlived(reservation))
        .with(account.ledger().settle(reservation, now), now);
  }

  /**
   * Ends a registration. The month that has begun is paid in full: its reservation stays, and
   * settles when it would have.
   */
  static Account ended(Account account, SipRegistration registration) {
    SipRegistrationIndex others = account.registrations().without(registration);
    LedgerEntry.Reservation reservation = registration.subscription().reservation();
    return account.with(reservation == null ? others : others.withOutlived(reservation));
  }

  /** Pays in, and then pays the months that were missed, as far as the money goes. */
  public static Account deposit(Account account, BigDecimal amount, Instant now) {
    Account current = account.with(account.ledger().deposit(amount, now), now);
    for (SipRegistrationId id : current.registrations().deactivated()) {
      SipRegistration unpaid = current.registrations().find(id).orElseThrow();
      if (current.affords(unpaid.subscription().price())) {
        current = paid(current, unpaid, now);
      }
    }
    return current;
  }

  private static Account paid(Account account, SipRegistration unpaid, Instant now) {
    Subscription subscription = unpaid.subscription();
    LedgerEntry.Reservation reservation =
        account.ledger().reservation(unpaid.id(), subscription.price(), subscription.month(), now);
    Account charged = account.with(account.ledger().with(reservation), now);
    return RegistrationLifecycle.put(charged, unpaid.with(subscription.paidWith(reservation)), now)
        .with(
            new DomainEvent.SubscriptionRenewed(
                unpaid.id(),
                unpaid.credentials().sipUsername(),
                subscription.price(),
                WireTimes.atMost(subscription.nextRenewal())),
            now);
  }

  private static Account frozen(Account account, SipRegistration unpaid, Instant now) {
    return RegistrationLifecycle.put(account, unpaid, now)
        .with(
            new DomainEvent.SubscriptionFrozen(
                unpaid.id(), unpaid.credentials().sipUsername(), unpaid.subscription().price()),
            now);
  }

  private static Account detached(Account account, SipRegistration registration, Instant now) {
    return account
        .with(account.registrations().without(registration))
        .with(
            new DomainEvent.SubscriptionDetached(
                registration.id(), registration.credentials().sipUsername()),
            now);
  }
}
