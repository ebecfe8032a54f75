package dev.sipregistration.mockserver.domain.money;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The entries of an account, in order, with their running totals. All amounts are exact. */
public final class Ledger {
  private final PVector<LedgerEntry> entries;
  private final BigDecimal posted;
  private final BigDecimal reserved;

  private Ledger(PVector<LedgerEntry> entries, BigDecimal posted, BigDecimal reserved) {
    this.entries = entries;
    this.posted = posted;
    this.reserved = reserved;
  }

  /**
   * Returns a ledger with the entries of another one.
   *
   * @param entries oldest first, numbered from 1
   * @throws IllegalArgumentException if there are none, or one has another number or lies before
   *     the one before it
   */
  public static Ledger of(List<LedgerEntry> entries) {
    Ledger ledger = new Ledger(TreePVector.empty(), BigDecimal.ZERO, BigDecimal.ZERO);
    Instant latest = Instant.MIN;
    for (LedgerEntry entry : entries) {
      if (entry.sequence() != ledger.nextSequence() || entry.at().isBefore(latest)) {
        throw new IllegalArgumentException("not the next entry: " + entry);
      }
      ledger = ledger.with(entry);
      latest = entry.at();
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a ledger without an opening balance");
    }
    return ledger;
  }

  public static Ledger openedWith(BigDecimal amount) {
    BigDecimal posted = Amounts.require(amount);
    LedgerEntry opening = new LedgerEntry.OpeningBalance(1, Instant.EPOCH, posted);
    return new Ledger(TreePVector.singleton(opening), posted, BigDecimal.ZERO);
  }

  /** Returns the same entries with another opening balance. */
  public Ledger reopenedWith(BigDecimal amount) {
    return of(
        entries.with(0, new LedgerEntry.OpeningBalance(1, Instant.EPOCH, Amounts.require(amount))));
  }

  /** Returns the money the account owns: opening balance and deposits, less settlements. */
  public BigDecimal posted() {
    return posted;
  }

  /** Returns the money held for current months: the reservations that are not settled yet. */
  public BigDecimal reserved() {
    return reserved;
  }

  /** Returns the money that can be spent, without credit: posted less reserved. */
  public BigDecimal available() {
    return posted.subtract(reserved);
  }

  /** Returns an unmodifiable view of all entries, oldest first; there is always one. */
  public List<LedgerEntry> entries() {
    return entries;
  }

  /** Returns the SIP registrations that were ever paid for, each once per month. */
  public Stream<SipRegistrationId> purchases() {
    return entries.stream()
        .filter(LedgerEntry.Reservation.class::isInstance)
        .map(entry -> ((LedgerEntry.Reservation) entry).sipRegistrationId());
  }

  public LedgerEntry latest() {
    return entries.get(entries.size() - 1);
  }

  public Ledger deposit(BigDecimal amount, Instant at) {
    return with(new LedgerEntry.Deposit(nextSequence(), at, Amounts.requirePositive(amount)));
  }

  /** Returns the reservation that {@link #with} would add next. */
  public LedgerEntry.Reservation reservation(
      SipRegistrationId registration, Price price, BillingMonth month, Instant at) {
    return new LedgerEntry.Reservation(nextSequence(), at, registration, price, month);
  }

  public Ledger settle(LedgerEntry.Reservation reservation, Instant at) {
    return with(new LedgerEntry.Settlement(nextSequence(), at, reservation));
  }

  public Ledger with(LedgerEntry entry) {
    return new Ledger(
        entries.plus(entry),
        posted.add(entry.postedChange()),
        reserved.add(entry.reservedChange()));
  }

  private long nextSequence() {
    return entries.size() + 1L;
  }
}
