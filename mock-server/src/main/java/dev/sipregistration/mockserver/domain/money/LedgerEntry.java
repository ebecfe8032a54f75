package dev.sipregistration.mockserver.domain.money;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.math.BigDecimal;
import java.time.Instant;

/** One thing that happened to an account's money. Entries are never changed or removed. */
public sealed interface LedgerEntry {
  /**
   * Returns the number of the entry in its ledger.
   *
   * @return 1 for the first entry of an account, and so on without gaps
   */
  long sequence();

  /**
   * Returns when it happened.
   *
   * @return the instant; never earlier than that of the entry before
   */
  Instant at();

  /**
   * Returns by how much the entry changes the posted money.
   *
   * @return the signed change, in the account's currency
   */
  BigDecimal postedChange();

  /**
   * Returns by how much the entry changes the reserved money.
   *
   * @return the signed change, in the account's currency
   */
  BigDecimal reservedChange();

  /**
   * What the account had from the beginning. It lies before all time, at the epoch, so that it
   * never keeps anybody from setting the clock back.
   *
   * @param sequence its number
   * @param at the epoch
   * @param amount the money, which may be zero or negative
   */
  record OpeningBalance(long sequence, Instant at, BigDecimal amount) implements LedgerEntry {
    @Override
    public BigDecimal postedChange() {
      return amount;
    }

    @Override
    public BigDecimal reservedChange() {
      return BigDecimal.ZERO;
    }
  }

  /**
   * Money paid in.
   *
   * @param sequence its number
   * @param at when
   * @param amount the money, positive
   */
  record Deposit(long sequence, Instant at, BigDecimal amount) implements LedgerEntry {
    @Override
    public BigDecimal postedChange() {
      return amount;
    }

    @Override
    public BigDecimal reservedChange() {
      return BigDecimal.ZERO;
    }
  }

  /**
   * Money held for a month of a SIP registration, not yet taken.
   *
   * @param sequence its number
   * @param at when
   * @param sipRegistrationId the registration
   * @param price fee and tax
   * @param month the month
   */
  record Reservation(
      long sequence,
      Instant at,
      SipRegistrationId sipRegistrationId,
      Price price,
      BillingMonth month)
      implements LedgerEntry {
    @Override
    public BigDecimal postedChange() {
      return BigDecimal.ZERO;
    }

    @Override
    public BigDecimal reservedChange() {
      return price.total();
    }
  }

  /**
   * A reservation taken, at the end of its month.
   *
   * @param sequence its number
   * @param at when
   * @param reservation what is taken
   */
  record Settlement(long sequence, Instant at, Reservation reservation) implements LedgerEntry {
    @Override
    public BigDecimal postedChange() {
      return reservation.price().total().negate();
    }

    @Override
    public BigDecimal reservedChange() {
      return reservation.price().total().negate();
    }
  }
}
