package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.money.Subscription;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillingTest {
  private static final String FEBRUARY = "2026-02-28T10:00:00Z";
  private static final String MARCH = "2026-03-31T10:00:00Z";
  private static final String APRIL = "2026-04-30T10:00:00Z";

  private final DemoAccount rich = withMoney("100.00");
  private final DemoAccount poor = withMoney("1.20");

  private static DemoAccount withMoney(String amount) {
    return new DemoAccount(
        builder ->
            builder
                .openingBalance(new BigDecimal(amount))
                .callbacks(URI.create("http://localhost/"), null));
  }

  private static void assertMoney(DemoAccount demo, String posted, String reserved) {
    assertThat(demo.account().ledger().posted()).isEqualByComparingTo(posted);
    assertThat(demo.account().ledger().reserved()).isEqualByComparingTo(reserved);
  }

  @Test
  void renewal_onAnniversary_settlesAndReserves() {
    SipRegistrationId id = rich.create();
    assertThat(rich.registration(id).subscription().nextRenewal()).isEqualTo(FEBRUARY);
    assertMoney(rich, "100.00", "1.20");

    rich.store.at(Instant.parse(FEBRUARY).minusNanos(1));
    assertMoney(rich, "100.00", "1.20");
    rich.at(FEBRUARY);

    assertMoney(rich, "98.80", "1.20");
    assertThat(rich.registration(id).subscription().nextRenewal()).isEqualTo(MARCH);
    assertThat(rich.account().ledger().entries())
        .extracting(LedgerEntry::sequence, LedgerEntry::at)
        .endsWith(tuple(3L, Instant.parse(FEBRUARY)), tuple(4L, Instant.parse(FEBRUARY)));
  }

  @Test
  void renewal_forAMonthBeyondTheCalendar_isToldWithItsLastDay() {
    rich.at("9999-11-20T00:00:00Z");
    rich.create();

    rich.at("9999-12-20T00:00:00Z");

    assertThat(rich.events())
        .extracting(event -> ((DomainEvent.SubscriptionRenewed) event).nextRenewal().toString())
        .containsExactly("9999-12-31T23:59:59Z");
  }

  @Test
  void renewal_ofSeveralMonthsAtOnce_doesEachInOrder() {
    SipRegistrationId first = rich.create();
    rich.at("2026-02-01T00:00:00Z");
    SipRegistrationId second = rich.create();

    rich.at(APRIL);

    assertThat(rich.events())
        .extracting(
            event -> ((DomainEvent.SubscriptionRenewed) event).sipRegistrationId(),
            event -> ((DomainEvent.SubscriptionRenewed) event).nextRenewal().toString())
        .containsExactly(
            tuple(first, MARCH),
            tuple(second, "2026-04-01T00:00:00Z"),
            tuple(first, APRIL),
            tuple(second, "2026-05-01T00:00:00Z"),
            tuple(first, "2026-05-31T10:00:00Z"));
    assertMoney(rich, "94.00", "2.40");
  }

  @Test
  void renewal_atOnceOrStepByStep_isTheSame() {
    DemoAccount stepByStep = withMoney("4.00");
    DemoAccount atOnce = withMoney("4.00");
    stepByStep.create();
    atOnce.create();

    for (int day = 0; day < 200; day++) {
      stepByStep.store.at(DemoAccount.START.plus(Duration.ofDays(day)));
    }
    atOnce.store.at(DemoAccount.START.plus(Duration.ofDays(199)));

    assertThat(stepByStep.account().ledger().entries())
        .isEqualTo(atOnce.account().ledger().entries());
    assertThat(stepByStep.events()).isEqualTo(atOnce.events());
  }

  @Test
  void renewal_afterPriceChange_keepsPriceOfPurchase() {
    rich.create();
    rich.control.changeTerms(
        DemoWorld.ACCOUNT,
        terms -> terms.withPriceList(new PriceList(new BigDecimal("500"), new BigDecimal("0"))));

    rich.at(FEBRUARY);

    assertMoney(rich, "98.80", "1.20");
  }

  @Test
  void renewal_notCovered_deactivates() {
    SipRegistrationId id = poor.create();

    poor.at(FEBRUARY);

    assertMoney(poor, "0", "0");
    Subscription subscription = poor.registration(id).subscription();
    assertThat(subscription.deactivatedSince()).contains(Instant.parse(FEBRUARY));
    assertThat(subscription.nextRenewal()).isEqualTo(MARCH);
    assertThat(poor.state(id)).isEqualTo(new SipRegistrationState.Offline());
    assertThat(poor.events()).hasOnlyElementsOfType(DomainEvent.SubscriptionFrozen.class);
  }

  @Test
  void renewal_coveredByCredit_isPaid() {
    SipRegistrationId id = poor.create();
    poor.control.changeTerms(
        DemoWorld.ACCOUNT, terms -> terms.withCreditLimit(new BigDecimal("1.20")));

    poor.at(FEBRUARY);

    assertThat(poor.registration(id).subscription().deactivated()).isFalse();
    assertMoney(poor, "0", "1.20");
  }

  @Test
  void deposit_covers_reactivatesForMissedMonth() {
    SipRegistrationId id = poor.create();
    poor.at("2026-03-10T00:00:00Z");

    poor.deposit("1.20");

    Subscription subscription = poor.registration(id).subscription();
    assertThat(poor.state(id)).isEqualTo(new SipRegistrationState.Registered());
    assertThat(subscription.nextRenewal()).isEqualTo(MARCH);
    assertThat(subscription.reservation())
        .isEqualTo(
            new LedgerEntry.Reservation(
                5,
                Instant.parse("2026-03-10T00:00:00Z"),
                id,
                new Price(new BigDecimal("1.00"), new BigDecimal("0.2000")),
                new BillingMonth(1, Instant.parse(FEBRUARY), Instant.parse(MARCH))));
    assertMoney(poor, "1.20", "1.20");
    assertThat(poor.events())
        .extracting(Object::getClass)
        .containsExactly(
            DomainEvent.SubscriptionFrozen.class, DomainEvent.SubscriptionRenewed.class);
  }

  @Test
  void deposit_tooSmall_staysDeactivated() {
    SipRegistrationId id = poor.create();
    poor.at(FEBRUARY);

    poor.deposit("1.19");

    assertThat(poor.registration(id).subscription().deactivated()).isTrue();
    assertMoney(poor, "1.19", "0");
  }

  @Test
  void deposit_forOneOfTwo_paysTheLongestDeactivated() {
    DemoAccount demo = withMoney("2.40");
    demo.create();
    demo.at("2026-01-31T11:00:00Z");
    demo.create();
    demo.at("2026-03-01T00:00:00Z");
    assertThat(demo.account().registrations().deactivated())
        .containsExactly(new SipRegistrationId(1), new SipRegistrationId(2));

    demo.deposit("1.20");

    assertThat(demo.account().registrations().deactivated())
        .containsExactly(new SipRegistrationId(2));
  }

  @Test
  void reactivation_withTimeInProgress_startsAgain() {
    SipRegistrationId id = poor.create();
    poor.control.changeOptions(
        DemoWorld.ACCOUNT, options -> options.withTimeInProgress(Duration.ofMinutes(2)));
    poor.at(FEBRUARY);

    poor.deposit("5");

    assertThat(poor.state(id))
        .isEqualTo(new SipRegistrationState.InProgress(Instant.parse(FEBRUARY).plusSeconds(120)));
  }

  @Test
  void detachment_oneMonthAfterDeactivation_removesRegistration() {
    SipRegistrationId id =
        poor.create(draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));

    poor.store.at(Instant.parse(MARCH).minusNanos(1));
    assertThat(poor.account().registrations().find(id)).isPresent();
    poor.at(MARCH);

    assertThat(poor.account().registrations().all()).isEmpty();
    assertThat(poor.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
    assertThat(poor.account().registrations().deactivated()).isEmpty();
    assertThat(poor.account().nextDue()).isEmpty();
    assertThat(poor.events())
        .extracting(Object::getClass)
        .containsExactly(
            DomainEvent.SubscriptionFrozen.class, DomainEvent.SubscriptionDetached.class);
    assertMoney(poor, "0", "0");
  }

  @Test
  void deposit_atDetachment_comesTooLate() {
    SipRegistrationId id = poor.create();
    poor.at(MARCH);

    poor.deposit("5");

    assertThat(poor.account().registrations().find(id)).isEmpty();
    assertMoney(poor, "5", "0");
  }

  @Test
  void deposit_notPositive_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> poor.deposit("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> poor.deposit("-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> poor.deposit("1E+999999"));
  }

  @Test
  void lowBalance_whenFallingBelow_isToldOnce() {
    rich.control.changeTerms(
        DemoWorld.ACCOUNT, terms -> terms.withLowBalance(new BigDecimal("98.80")));

    rich.create();
    assertThat(rich.events()).isEmpty();
    rich.create();
    rich.create();

    assertThat(rich.events()).containsExactly(new DomainEvent.BalanceLow(new BigDecimal("98.80")));
  }

  @Test
  void removeFromOutbox_ofEvents_countsOn() {
    rich.create();
    rich.at(FEBRUARY);
    Set<OutboxEntry> entries = rich.account().outbox().entries();
    assertThat(entries)
        .extracting(OutboxEntry::id, OutboxEntry::at, entry -> entry.balance().doubleValue())
        .containsExactly(tuple(1L, Instant.parse(FEBRUARY), 97.6));

    DemoAccount.value(rich.control.removeFromOutbox(DemoWorld.ACCOUNT, entries));

    assertThat(rich.events()).isEmpty();
    rich.at(MARCH);
    assertThat(rich.account().outbox().entries()).extracting(OutboxEntry::id).containsExactly(2L);
    DemoAccount.value(rich.control.removeFromOutbox(DemoWorld.ACCOUNT, entries));
    assertThat(rich.account().outbox().entries()).extracting(OutboxEntry::id).containsExactly(2L);
  }

  @Test
  void dues_atTheSameInstant_allHappen() {
    Duration wholeMonth = Duration.between(DemoAccount.START, Instant.parse(FEBRUARY));
    DemoAccount demo =
        new DemoAccount(
            builder -> builder.options(AccountOptions.DEFAULT.withTimeInProgress(wholeMonth)));
    SipRegistrationId id = demo.create();

    demo.at(FEBRUARY);

    assertThat(demo.state(id)).isEqualTo(new SipRegistrationState.Registered());
    assertThat(demo.registration(id).subscription().nextRenewal()).isEqualTo(MARCH);
    assertThat(demo.account().nextDue()).contains(Instant.parse(MARCH));
  }
}
