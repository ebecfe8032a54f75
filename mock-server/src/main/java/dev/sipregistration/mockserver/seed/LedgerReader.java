package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger of one account, entry by entry.
 *
 * <p>Each month of a SIP registration is reserved once and in order, and entries are never removed.
 * So the ledger tells which month an entry is of, when a registration was purchased and at what
 * price, and whether its running month is paid: nothing of that has to be said again.
 */
final class LedgerReader {
  private static final List<String> KEYS =
      List.of("type", "at", "amount", "sip_registration_id", "fee", "tax");
  private static final List<String> TYPES =
      List.of("OPENING_BALANCE", "DEPOSIT", "RESERVATION", "SETTLEMENT");

  private final ClockSetting clock;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<SipRegistrationId, Subscription> subscriptions = new HashMap<>();

  LedgerReader(ClockSetting clock) {
    this.clock = clock;
  }

  Ledger read(YamlValue value) {
    List<YamlValue> items = value.items();
    if (items.isEmpty()) {
      throw value.problem("must begin with an entry of type OPENING_BALANCE");
    }
    for (YamlValue item : items) {
      entries.add(entry(item.mapping(KEYS)));
    }
    return Ledger.of(entries);
  }

  /** Returns the subscription that the ledger tells of, gone or not. */
  Optional<Subscription> subscription(SipRegistrationId id) {
    return Optional.ofNullable(subscriptions.get(id));
  }

  LongStream sipRegistrationIds() {
    return subscriptions.keySet().stream().mapToLong(SipRegistrationId::value);
  }

  private LedgerEntry entry(YamlMapping value) {
    YamlValue type = value.required("type");
    String name = type.text();
    if (entries.isEmpty() != name.equals(TYPES.get(0)) && TYPES.contains(name)) {
      throw type.problem("OPENING_BALANCE must be the first entry, and only that");
    }
    return switch (name) {
      case "OPENING_BALANCE" -> opening(value);
      case "DEPOSIT" -> deposit(value);
      case "RESERVATION" -> reservation(value);
      case "SETTLEMENT" -> settlement(value);
      default -> throw type.unknown("is no type of entry", name, TYPES);
    };
  }

  private LedgerEntry opening(YamlMapping value) {
    value.only("type", "amount");
    return new LedgerEntry.OpeningBalance(1, Instant.EPOCH, value.required("amount").amount());
  }

  private LedgerEntry deposit(YamlMapping value) {
    value.only("type", "at", "amount");
    YamlValue amount = value.required("amount");
    if (amount.amountNotNegative().signum() == 0) {
      throw amount.problem("must be more than 0");
    }
    return new LedgerEntry.Deposit(sequence(), at(value), amount.amount());
  }

  private LedgerEntry reservation(YamlMapping value) {
    value.only("type", "at", "sip_registration_id", "fee", "tax");
    Instant at = at(value);
    YamlValue givenId = value.required("sip_registration_id");
    SipRegistrationId id = new SipRegistrationId(givenId.id());
    Price price =
        new Price(
            value.required("fee").amountNotNegative(), value.required("tax").amountNotNegative());
    Subscription subscription = subscriptions.get(id);
    if (subscription != null && subscription.reservation() != null) {
      throw givenId.problem("the month before is not settled yet");
    }
    Instant purchasedAt = subscription == null ? at : subscription.purchasedAt();
    BillingMonth month = subscription == null ? BillingMonth.of(at, 0) : subscription.month();
    LedgerEntry.Reservation entry = new LedgerEntry.Reservation(sequence(), at, id, price, month);
    subscriptions.put(id, new Subscription(price, purchasedAt, month, entry));
    return entry;
  }

  private LedgerEntry settlement(YamlMapping value) {
    value.only("type", "at", "sip_registration_id");
    YamlValue givenId = value.required("sip_registration_id");
    SipRegistrationId id = new SipRegistrationId(givenId.id());
    Subscription subscription = subscriptions.get(id);
    LedgerEntry.@Nullable Reservation reservation =
        subscription == null ? null : subscription.reservation();
    if (subscription == null || reservation == null) {
      throw givenId.problem("nothing is reserved for SIP registration " + id);
    }
    BillingMonth next =
        BillingMonth.of(subscription.purchasedAt(), subscription.month().index() + 1);
    subscriptions.put(
        id, new Subscription(subscription.price(), subscription.purchasedAt(), next, null));
    return new LedgerEntry.Settlement(sequence(), at(value), reservation);
  }

  private long sequence() {
    return entries.size() + 1L;
  }

  private Instant at(YamlMapping value) {
    YamlValue given = value.required("at");
    Instant at = given.instant();
    Instant before = entries.get(entries.size() - 1).at();
    if (at.isBefore(before)) {
      throw given.problem("must not be earlier than the entry before, " + before);
    }
    if (clock instanceof ClockSetting.Standing standing && at.isAfter(standing.at())) {
      throw given.problem("must not be later than the clock, " + standing.at());
    }
    return at;
  }
}
