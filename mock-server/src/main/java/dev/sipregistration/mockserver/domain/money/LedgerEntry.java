package dev.sipregistration.mockserver.domain.money;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.math.BigDecimal;
import java.time.Instant;

/** A change of an account's money. Entries are never changed or removed. */
public sealed interface LedgerEntry {
  /** The types of entries. */
  enum Type {
    OPENING_BALANCE,
    DEPOSIT,
    RESERVATION,
    SETTLEMENT
  }

  Type type();

  /** Returns the number of the entry in its ledger: 1 for the first, and so on without gaps. */
  long sequence();

  /** Returns when it happened, which is never earlier than the entry before. */
  Instant at();

  /** Returns the money that the entry is about, in the account's currency. */
  BigDecimal amount();

  /** Returns the signed change of the money that the account owns. */
  default BigDecimal postedChange() {
    return switch (type()) {
      case OPENING_BALANCE, DEPOSIT -> amount();
      case RESERVATION -> BigDecimal.ZERO;
      case SETTLEMENT -> amount().negate();
    };
  }

  /** Returns the signed change of the money that is reserved. */
  default BigDecimal reservedChange() {
    return switch (type()) {
      case OPENING_BALANCE, DEPOSIT -> BigDecimal.ZERO;
      case RESERVATION -> amount();
      case SETTLEMENT -> amount().negate();
    };
  }

  /**
   * What the account had from the beginning.
   *
   * @param at the epoch, so that the entry never keeps the clock from being set back
   * @param amount of any sign
   */
  record OpeningBalance(long sequence, Instant at, BigDecimal amount) implements LedgerEntry {
    @Override
    public Type type() {
      return Type.OPENING_BALANCE;
    }
  }

  /**
   * Money paid in.
   *
   * @param amount positive
   */
  record Deposit(long sequence, Instant at, BigDecimal amount) implements LedgerEntry {
    @Override
    public Type type() {
      return Type.DEPOSIT;
    }
  }

  /** Money held for a month of a SIP registration, not yet settled. */
  record Reservation(
      long sequence,
      Instant at,
      SipRegistrationId sipRegistrationId,
      Price price,
      BillingMonth month)
      implements LedgerEntry {
    @Override
    public Type type() {
      return Type.RESERVATION;
    }

    @Override
    public BigDecimal amount() {
      return price.total();
    }
  }

  /** The money of a reservation settled, at the end of its month. */
  record Settlement(long sequence, Instant at, Reservation reservation) implements LedgerEntry {
    @Override
    public Type type() {
      return Type.SETTLEMENT;
    }

    @Override
    public BigDecimal amount() {
      return reservation.amount();
    }
  }
}
