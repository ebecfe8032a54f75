package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ledger of one account, entry by entry.
 *
 * <p>Each month of a SIP registration is reserved once and in order, and entries are never removed.
 * So the ledger says which month an entry is of, when a registration was purchased and at what
 * price, and whether its running month is paid: nothing of that has to be said again.
 */
final class LedgerImport {
  private final @Nullable Instant latest;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<SipRegistrationId, Subscription> subscriptions = new HashMap<>();

  /** The account whose ledger the entries go on with. */
  private final @Nullable Account known;

  /** No entry may be later than {@code latest}, if there is such a time. */
  LedgerImport(@Nullable Instant latest) {
    this.latest = latest;
    known = null;
  }

  /** Makes what follows in the ledger of an account. */
  LedgerImport(Account known) {
    latest = null;
    this.known = known;
  }

  /** Returns a ledger with more entries. */
  static Ledger following(Ledger ledger, LedgerImport more, List<LedgerEntryDocument> documents) {
    Ledger all = ledger;
    for (LedgerEntryDocument document : documents) {
      LedgerEntry entry = more.entry(DocumentPath.ROOT, document);
      more.entries.add(entry);
      all = all.with(entry);
    }
    return all;
  }

  Ledger ledger(DocumentPath account, List<LedgerEntryDocument> documents) {
    if (documents.isEmpty()) {
      throw account.member("ledger").problem("must begin with an entry of type OPENING_BALANCE");
    }
    account.each("ledger", documents, (at, document) -> entries.add(entry(at, document)));
    return Ledger.of(entries);
  }

  /** Returns the subscription of a SIP registration, which may be gone. */
  Optional<Subscription> subscription(SipRegistrationId id) {
    return Optional.ofNullable(find(id));
  }

  private @Nullable Subscription find(SipRegistrationId id) {
    Subscription changed = subscriptions.get(id);
    return changed != null || known == null
        ? changed
        : known
            .registrations()
            .find(id)
            .map(SipRegistration::subscription)
            .or(() -> outlived(known, id))
            .orElse(null);
  }

  /** What is reserved for a deleted registration is settled, and never reserved again. */
  private static Optional<Subscription> outlived(Account known, SipRegistrationId id) {
    return known.registrations().outlived().stream()
        .filter(reservation -> reservation.sipRegistrationId().equals(id))
        .findFirst()
        .map(one -> new Subscription(one.price(), one.at(), one.month(), one));
  }

  /** Returns the reservations that are not settled, of what the entries are about. */
  List<LedgerEntry.Reservation> outstanding() {
    return subscriptions.values().stream()
        .map(Subscription::reservation)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** Returns the reservation of a SIP registration, which may be gone, unless it is settled. */
  Optional<LedgerEntry.Reservation> outstanding(SipRegistrationId id) {
    return subscription(id).map(Subscription::reservation);
  }

  private LedgerEntry entry(DocumentPath at, LedgerEntryDocument document) {
    if ((entries.isEmpty() && known == null)
        != (document.type() == LedgerEntry.Type.OPENING_BALANCE)) {
      throw at.member("type").problem("OPENING_BALANCE must be the first entry, and only that");
    }
    at.without(document, "does not go with this type", others(document.type()));
    return switch (document.type()) {
      case OPENING_BALANCE ->
          new LedgerEntry.OpeningBalance(
              1, Instant.EPOCH, at.required("amount", document.amount()));
      case DEPOSIT -> deposit(at, document);
      case RESERVATION -> reservation(at, document);
      case SETTLEMENT -> settlement(at, document);
    };
  }

  /** Returns the keys that entries of other types have. */
  private static String[] others(LedgerEntry.Type type) {
    return switch (type) {
      case OPENING_BALANCE -> new String[] {"at", "sip_registration_id", "fee", "tax"};
      case DEPOSIT -> new String[] {"sip_registration_id", "fee", "tax"};
      case RESERVATION -> new String[] {"amount"};
      case SETTLEMENT -> new String[] {"amount", "fee", "tax"};
    };
  }

  private LedgerEntry deposit(DocumentPath at, LedgerEntryDocument document) {
    BigDecimal amount = at.notNegative("amount", document.amount());
    if (amount.signum() == 0) {
      throw at.member("amount").problem("must be more than 0");
    }
    return new LedgerEntry.Deposit(sequence(), time(at, document), amount);
  }

  private LedgerEntry reservation(DocumentPath at, LedgerEntryDocument document) {
    Instant time = time(at, document);
    SipRegistrationId id = at.required("sip_registration_id", document.sipRegistrationId());
    Price price =
        new Price(at.notNegative("fee", document.fee()), at.notNegative("tax", document.tax()));
    Subscription before = find(id);
    if (before != null && !before.deactivated()) {
      throw at.member("sip_registration_id").problem("the month before is not settled yet");
    }
    Instant purchasedAt = before == null ? time : before.purchasedAt();
    BillingMonth month = before == null ? BillingMonth.of(time, 0) : before.month();
    LedgerEntry.Reservation entry = new LedgerEntry.Reservation(sequence(), time, id, price, month);
    subscriptions.put(id, new Subscription(price, purchasedAt, month, entry));
    return entry;
  }

  private LedgerEntry settlement(DocumentPath at, LedgerEntryDocument document) {
    SipRegistrationId id = at.required("sip_registration_id", document.sipRegistrationId());
    Subscription subscription = find(id);
    LedgerEntry.@Nullable Reservation reservation =
        subscription == null ? null : subscription.reservation();
    if (subscription == null || reservation == null) {
      throw at.member("sip_registration_id")
          .problem("nothing is reserved for SIP registration " + id);
    }
    subscriptions.put(id, subscription.unpaidNextMonth());
    return new LedgerEntry.Settlement(sequence(), time(at, document), reservation);
  }

  private long sequence() {
    long before = known == null ? 0 : known.ledger().latest().sequence();
    return before + entries.size() + 1;
  }

  private Instant time(DocumentPath at, LedgerEntryDocument document) {
    Instant time = at.required("at", document.at());
    Instant before =
        known != null && entries.isEmpty()
            ? known.ledger().latest().at()
            : entries.get(entries.size() - 1).at();
    if (time.isBefore(before)) {
      throw at.member("at").problem("must not be earlier than the entry before, " + before);
    }
    if (latest != null && time.isAfter(latest)) {
      throw at.member("at").problem("must not be later than the clock, " + latest);
    }
    return time;
  }
}
