package dev.sipregistration.mockserver.domain.money;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The monthly subscription of a SIP registration: paid for the current month, or deactivated since
 * that month began.
 *
 * @param price what a month costs, as it was at purchase
 * @param purchasedAt when the registration was created; renewals fall on its monthly anniversary
 * @param month the month that is paid, or missed while deactivated
 * @param reservation the money held for the current month, or null while deactivated
 */
public record Subscription(
    Price price,
    Instant purchasedAt,
    BillingMonth month,
    LedgerEntry.@Nullable Reservation reservation) {

  /**
   * Returns the end of the current month, when the subscription is renewed, or detached if it is
   * still deactivated.
   */
  public Instant nextRenewal() {
    return month.to();
  }

  /** Tells whether the current month could not be paid. */
  public boolean deactivated() {
    return reservation == null;
  }

  /** Returns the beginning of the month that was missed, or nothing if the month is paid. */
  public Optional<Instant> deactivatedSince() {
    return deactivated() ? Optional.of(month.from()) : Optional.empty();
  }

  public Subscription paidWith(LedgerEntry.Reservation newReservation) {
    return new Subscription(price, purchasedAt, month, newReservation);
  }

  public Subscription unpaidNextMonth() {
    return new Subscription(
        price, purchasedAt, BillingMonth.of(purchasedAt, month.index() + 1), null);
  }
}
