package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeleteStepTest {
  private static final String FEBRUARY = "2026-02-28T10:00:00Z";
  private static final Refusal UNKNOWN =
      Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID);

  private final DemoAccount demo = withMoney("100.00");

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
  void delete_registration_isGoneAtOnce() {
    SipRegistrationId id = demo.create();

    demo.delete(id);

    assertThat(demo.account().registrations().all()).isEmpty();
    assertThat(refusals(demo.tryToDelete(id))).containsExactly(UNKNOWN);
    assertThat(refusals(demo.tryToUpdate(draft -> draft.sipRegistrationId(id))))
        .containsExactly(UNKNOWN);
    assertThat(
            refusals(
                demo.tryToBind(
                    draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION))))
        .containsExactly(UNKNOWN);
  }

  @Test
  void delete_registration_freesItsUser() {
    SipRegistrationId id =
        demo.create(draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));

    demo.delete(id);

    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void delete_registration_isToldByNoCallback() {
    demo.delete(demo.create());

    demo.at(FEBRUARY);

    assertThat(demo.events()).isEmpty();
  }

  @Test
  void delete_inPaidMonth_givesNothingBackAndSettlesAtItsEnd() {
    SipRegistrationId id = demo.create();
    demo.at("2026-02-10T00:00:00Z");

    demo.delete(id);

    assertMoney(demo, "100.00", "1.20");
    assertThat(demo.account().nextDue()).contains(Instant.parse(FEBRUARY));
    demo.store.at(Instant.parse(FEBRUARY).minusNanos(1));
    assertMoney(demo, "100.00", "1.20");
    demo.at(FEBRUARY);
    assertMoney(demo, "98.80", "0");
    assertThat(demo.account().ledger().latest())
        .isEqualTo(
            new LedgerEntry.Settlement(
                3,
                Instant.parse(FEBRUARY),
                (LedgerEntry.Reservation) demo.account().ledger().entries().get(1)));
  }

  @Test
  void delete_inPaidMonth_isNeverRenewed() {
    demo.delete(demo.create());

    demo.at("2026-12-31T00:00:00Z");

    assertMoney(demo, "98.80", "0");
    assertThat(demo.account().nextDue()).isEmpty();
    assertThat(demo.account().registrations().outlived()).isEmpty();
  }

  @Test
  void delete_oneOfTwo_leavesTheOthersMonthsAlone() {
    SipRegistrationId deleted = demo.create();
    SipRegistrationId kept = demo.create();

    demo.delete(deleted);
    demo.at(FEBRUARY);

    assertThat(demo.account().ledger().entries())
        .extracting(LedgerEntry::type, LedgerEntry::at)
        .endsWith(
            tuple(LedgerEntry.Type.SETTLEMENT, Instant.parse(FEBRUARY)),
            tuple(LedgerEntry.Type.SETTLEMENT, Instant.parse(FEBRUARY)),
            tuple(LedgerEntry.Type.RESERVATION, Instant.parse(FEBRUARY)));
    assertThat(((LedgerEntry.Reservation) demo.account().ledger().latest()).sipRegistrationId())
        .isEqualTo(kept);
    assertMoney(demo, "97.60", "1.20");
  }

  @Test
  void delete_deactivated_costsNothingMore() {
    DemoAccount poor = withMoney("1.20");
    SipRegistrationId id = poor.create();
    poor.at(FEBRUARY);

    poor.delete(id);
    poor.deposit("5.00");
    poor.at("2026-03-31T10:00:00Z");

    assertMoney(poor, "5.00", "0");
    assertThat(poor.events()).hasOnlyElementsOfType(DomainEvent.SubscriptionFrozen.class);
  }

  @Test
  void delete_atOnce_stillCostsTheWholeMonth() {
    DemoAccount poor = withMoney("1.20");
    poor.delete(poor.create());

    assertThat(refusals(poor.tryToCreate(draft -> draft)))
        .containsExactly(Refusal.of(Reason.INSUFFICIENT_MONEY));
  }

  @Test
  void delete_ofFullAccount_makesRoomForAnother() {
    DemoAccount full =
        new DemoAccount(builder -> builder.terms(terms -> terms.withMaxSipRegistrations(1)));
    full.delete(full.create());

    assertThat(full.create()).isEqualTo(new SipRegistrationId(2));
  }

  @Test
  void delete_unknownRegistration_refuses() {
    Account before = demo.account();

    assertThat(refusals(demo.tryToDelete(new SipRegistrationId(999)))).containsExactly(UNKNOWN);
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void delete_withoutRegistration_refuses() {
    assertThat(refusals(demo.tryToDelete(null)))
        .containsExactly(
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_REGISTRATION_ID));
  }
}
