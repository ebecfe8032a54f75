package dev.sipregistration.mockserver.domain.money;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One month of a subscription, anchored to the day of purchase: of a purchase on 31 January the
 * months begin on 31 January, 28 February, 31 March.
 *
 * @param index how many months after the purchase it begins; 0 for the first
 * @param from its beginning
 * @param to its end, exclusive, which is the beginning of the next one
 */
public record BillingMonth(int index, Instant from, Instant to) {
  /** Returns a month counted from the purchase, in UTC; 0 is the first. */
  public static BillingMonth of(Instant purchasedAt, int index) {
    return new BillingMonth(
        index, anniversary(purchasedAt, index), anniversary(purchasedAt, index + 1));
  }

  /** Counts from the purchase itself, because a clamped day (28 February) must not stick. */
  private static Instant anniversary(Instant purchasedAt, int months) {
    return months == 0
        ? purchasedAt
        : purchasedAt.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
