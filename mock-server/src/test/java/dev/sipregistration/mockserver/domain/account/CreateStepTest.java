package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.BillingMonth;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CreateStepTest {
  private final DemoAccount demo = new DemoAccount();

  private static void assertRefused(
      DemoAccount demo, UnaryOperator<CreateDraft> change, Refusal... expected) {
    Account before = demo.account();

    assertThat(refusals(demo.tryToCreate(change))).containsExactly(expected);
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void create_minimal_isRegisteredAndUnbound() {
    SipRegistrationId id = demo.create();

    SipRegistration created = demo.registration(id);
    assertThat(id).isEqualTo(new SipRegistrationId(1));
    assertThat(created.credentials().sipUsername()).hasToString("alice");
    assertThat(created.persistent()).isTrue();
    assertThat(created.target()).isNull();
    assertThat(created.state()).isEqualTo(new SipRegistrationState.Registered());
    assertThat(created.lastUpdated()).isEqualTo(DemoAccount.START);
  }

  @Test
  void create_twice_makesTwoRegistrationsAndTwoFees() {
    SipRegistrationId first = demo.create();
    SipRegistrationId second = demo.create();

    assertThat(second).isGreaterThan(first);
    assertThat(demo.account().ledger().available()).isEqualByComparingTo("97.60");
  }

  @Test
  void create_paid_reservesFeeAndTax() {
    CreateResult created = value(demo.tryToCreate(draft -> draft));

    Ledger ledger = demo.account().ledger();
    assertThat(created.account())
        .isEqualTo(
            new AccountSummary(
                DemoWorld.ACCOUNT, false, new BigDecimal("98.8000"), CurrencyCode.USD));
    assertThat(ledger.posted()).isEqualByComparingTo("100");
    assertThat(ledger.reserved()).isEqualByComparingTo("1.20");
    assertThat(ledger.latest())
        .isEqualTo(
            new LedgerEntry.Reservation(
                2,
                DemoAccount.START,
                created.id(),
                new Price(new BigDecimal("1.00"), new BigDecimal("0.2000")),
                BillingMonth.of(DemoAccount.START, 0)));
  }

  @Test
  void create_oddPrices_areExactAndUnrounded() {
    PriceList prices = new PriceList(new BigDecimal("0.333"), new BigDecimal("0.0333"));
    DemoAccount odd =
        new DemoAccount(builder -> builder.terms(terms -> terms.withPriceList(prices)));

    odd.create();

    assertThat(odd.account().ledger().reserved()).isEqualTo(new BigDecimal("0.3440889"));
  }

  @Test
  void create_lastCent_isEnough() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(new BigDecimal("1.20")));

    poor.create();

    assertThat(poor.account().ledger().available()).isZero();
  }

  @Test
  void create_oneCentShort_refuses() {
    assertRefused(
        new DemoAccount(builder -> builder.openingBalance(new BigDecimal("1.19"))),
        draft -> draft,
        Refusal.of(Reason.INSUFFICIENT_MONEY));
  }

  @Test
  void create_coveredByCredit_goesBelowZero() {
    DemoAccount credit =
        new DemoAccount(
            builder ->
                builder
                    .openingBalance(BigDecimal.ZERO)
                    .terms(terms -> terms.withCreditLimit(new BigDecimal("1.20"))));

    credit.create();

    assertThat(credit.account().ledger().available()).isEqualByComparingTo("-1.20");
    assertRefused(credit, draft -> draft, Refusal.of(Reason.INSUFFICIENT_MONEY));
  }

  @Test
  void create_refused_usesUpNoId() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(new BigDecimal("1.00")));
    refusals(poor.tryToCreate(draft -> draft));
    poor.deposit("1.00");

    assertThat(poor.create()).isEqualTo(new SipRegistrationId(1));
  }

  @Test
  void create_overLimit_refusesBeforeMoney() {
    assertRefused(
        new DemoAccount(
            builder ->
                builder
                    .openingBalance(BigDecimal.ZERO)
                    .terms(terms -> terms.withMaxSipRegistrations(0))),
        draft -> draft,
        Refusal.of(Reason.TOO_MANY_SIP_REGISTRATIONS));
  }

  @Test
  void create_upToLimit_isAllowed() {
    DemoAccount two =
        new DemoAccount(builder -> builder.terms(terms -> terms.withMaxSipRegistrations(2)));
    two.create();
    two.create();

    assertRefused(two, draft -> draft, Refusal.of(Reason.TOO_MANY_SIP_REGISTRATIONS));
  }

  @Test
  void create_persistentWithUser_isAllowedByDefault() {
    SipRegistrationId id =
        demo.create(draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));

    assertThat(demo.registration(id).user()).contains(DemoWorld.JOHN);
  }

  @Test
  void create_persistentWithUserSwitchedOff_refusesBeforeLimit() {
    DemoAccount strict =
        new DemoAccount(
            builder ->
                builder
                    .options(AccountOptions.DEFAULT.withPersistentWithUser(false))
                    .terms(terms -> terms.withMaxSipRegistrations(0)));

    assertRefused(
        strict,
        draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN),
        Refusal.of(Reason.PERSISTENT_WITH_USER));
  }

  @Test
  void create_notPersistentWithUserSwitchedOff_isAllowed() {
    DemoAccount strict =
        new DemoAccount(
            builder -> builder.options(AccountOptions.DEFAULT.withPersistentWithUser(false)));

    SipRegistrationId id =
        strict.create(
            draft ->
                draft
                    .persistent(false)
                    .applicationId(DemoWorld.APPLICATION)
                    .userId(DemoWorld.JOHN));

    assertThat(strict.registration(id).user()).contains(DemoWorld.JOHN);
  }

  @Test
  void create_withTargetByNames_isBound() {
    SipRegistrationId id =
        demo.create(
            draft ->
                draft
                    .applicationName("demo.demo.voximplant.com")
                    .ruleName("incoming")
                    .userName("hedy"));

    assertThat(demo.registration(id).target())
        .isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, DemoWorld.HEDY));
  }

  @Test
  void create_shortApplicationName_isBound() {
    SipRegistrationId id = demo.create(draft -> draft.applicationName("demo"));

    assertThat(demo.registration(id).target()).isEqualTo(DemoAccount.target(DemoWorld.APPLICATION));
  }

  @Test
  void create_withUserOfOtherRegistration_displacesIt() {
    SipRegistrationId first =
        demo.create(
            draft ->
                draft
                    .applicationId(DemoWorld.APPLICATION)
                    .ruleId(DemoWorld.RULE)
                    .userId(DemoWorld.JOHN));

    SipRegistrationId second =
        demo.create(draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));

    assertThat(demo.registration(first).target())
        .isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN))
        .map(SipRegistration::id)
        .contains(second);
  }

  @Test
  void create_refusedForMoney_displacesNobody() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(new BigDecimal("1.20")));
    UnaryOperator<CreateDraft> ofJohn =
        draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN);
    poor.create(ofJohn);

    assertRefused(poor, ofJohn, Refusal.of(Reason.INSUFFICIENT_MONEY));
  }

  @Test
  void create_unknownApplicationId_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(new ApplicationId(999)),
        Refusal.of(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
  }

  @Test
  void create_unknownApplicationName_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationName("nope"),
        Refusal.of(Reason.APPLICATION_NAME_UNKNOWN, Parameter.APPLICATION_NAME));
  }

  @Test
  void create_unknownRuleId_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).ruleId(new RuleId(999)),
        Refusal.of(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID));
  }

  @Test
  void create_ruleIdOfOtherApplication_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).ruleId(DemoWorld.OTHER_RULE),
        Refusal.of(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID));
  }

  @Test
  void create_ruleNameOfOtherApplication_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).ruleName("other"),
        Refusal.of(Reason.RULE_NAME_UNKNOWN, Parameter.RULE_NAME));
  }

  @Test
  void create_unknownUser_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).userId(new UserId(999)),
        Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).userName("nobody"),
        Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_NAME));
  }

  @Test
  void create_userOfOtherApplication_refuses() {
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.ADA),
        Refusal.of(Reason.USER_OF_OTHER_APPLICATION, Parameter.USER_ID));
    assertRefused(
        demo,
        draft -> draft.applicationId(DemoWorld.APPLICATION).userName("ada"),
        Refusal.of(Reason.USER_OF_OTHER_APPLICATION, Parameter.USER_NAME));
  }

  @Test
  void create_everythingUnknown_refusesAllInOrderOfContract() {
    assertRefused(
        demo,
        draft -> draft.applicationName("nope").ruleId(new RuleId(999)).userId(new UserId(999)),
        Refusal.of(Reason.APPLICATION_NAME_UNKNOWN, Parameter.APPLICATION_NAME),
        Refusal.of(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID),
        Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
  }

  @Test
  void create_unknownApplication_judgesNoNamesAndNoBelonging() {
    assertRefused(
        demo,
        draft -> draft.applicationId(new ApplicationId(999)).ruleName("nope").userId(DemoWorld.ADA),
        Refusal.of(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
    assertRefused(
        demo,
        draft ->
            draft.applicationId(new ApplicationId(999)).ruleId(DemoWorld.RULE).userName("nobody"),
        Refusal.of(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
  }

  @Test
  void create_unknownTarget_refusesBeforeBusinessRules() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(BigDecimal.ZERO));

    assertRefused(
        poor,
        draft -> draft.applicationId(new ApplicationId(999)),
        Refusal.of(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID));
  }
}
