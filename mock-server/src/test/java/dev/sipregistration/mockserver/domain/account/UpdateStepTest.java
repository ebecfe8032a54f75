package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateStepTest {
  private static final String LATER = "2026-02-01T00:00:00Z";
  private static final BoundTarget FULL =
      new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, DemoWorld.JOHN);
  private static final SipCredentials ALL =
      new SipCredentials(
          new SipUsername("alice"),
          SipProxy.of("sip.example.com"),
          "auth",
          SipProxy.of("out.example.com"),
          new Secret("secret"));

  private final DemoAccount demo = new DemoAccount();
  private SipRegistrationId id = new SipRegistrationId(0);

  @BeforeEach
  void createWithEverything() {
    id =
        demo.create(
            draft ->
                draft
                    .authUser("auth")
                    .outboundProxy("out.example.com")
                    .password("secret")
                    .applicationId(DemoWorld.APPLICATION)
                    .ruleId(DemoWorld.RULE)
                    .userId(DemoWorld.JOHN));
    demo.at(LATER);
  }

  private void update(UnaryOperator<UpdateDraft> change) {
    demo.update(id, change);
  }

  private void assertUpdateRefused(UnaryOperator<UpdateDraft> change, Refusal... expected) {
    Account before = demo.account();

    assertThat(refusals(demo.tryToUpdate(change))).containsExactly(expected);
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void update_oneCredential_changesOnlyThat() {
    update(draft -> draft.password("another"));

    SipRegistration updated = demo.registration(id);
    assertThat(updated.credentials())
        .isEqualTo(
            new SipCredentials(
                ALL.sipUsername(),
                ALL.proxy(),
                ALL.authUser(),
                ALL.outboundProxy(),
                new Secret("another")));
    assertThat(updated.target()).isEqualTo(FULL);
    assertThat(updated.persistent()).isTrue();
  }

  @Test
  void update_everyCredential_changesAll() {
    update(
        draft ->
            draft
                .sipUsername("bob")
                .proxy("sip.example.net")
                .authUser("bob-auth")
                .outboundProxy("out.example.net")
                .password("another"));

    assertThat(demo.registration(id).credentials())
        .isEqualTo(
            new SipCredentials(
                new SipUsername("bob"),
                SipProxy.of("sip.example.net"),
                "bob-auth",
                SipProxy.of("out.example.net"),
                new Secret("another")));
  }

  @Test
  void update_changed_isUpdatedNow() {
    update(draft -> draft.password("another"));

    assertThat(demo.registration(id).lastUpdated()).isEqualTo(LATER);
  }

  @Test
  void update_nothing_changesNothing() {
    Account before = demo.account();

    update(draft -> draft);

    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void update_toWhatIsThere_changesNothing() {
    Account before = demo.account();

    update(
        draft ->
            draft
                .sipUsername("alice")
                .proxy("SIP.example.com")
                .password("secret")
                .applicationId(DemoWorld.APPLICATION)
                .userId(DemoWorld.JOHN));

    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void update_anything_costsNothing() {
    update(draft -> draft.proxy("sip.example.net"));

    assertThat(demo.account().ledger().entries()).hasSize(2);
  }

  @Test
  void update_rule_keepsUserOfTheSameApplication() {
    demo.unbind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE));

    update(draft -> draft.applicationName("demo").ruleName("incoming"));

    assertThat(demo.registration(id).target()).isEqualTo(FULL);
  }

  @Test
  void update_toOtherApplication_dropsRuleAndUser() {
    update(draft -> draft.applicationId(DemoWorld.OTHER_APPLICATION));

    assertThat(demo.registration(id).target())
        .isEqualTo(DemoAccount.target(DemoWorld.OTHER_APPLICATION));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void update_userOfOtherRegistration_displacesOnlyTheUser() {
    SipRegistrationId second = demo.create();

    demo.update(
        second,
        draft ->
            draft.password("another").applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN));

    assertThat(demo.registration(id).target())
        .isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN))
        .map(SipRegistration::id)
        .contains(second);
  }

  @Test
  void update_deactivated_isChangedAndStaysOffline() {
    DemoAccount poor = new DemoAccount(builder -> builder.openingBalance(new BigDecimal("1.20")));
    SipRegistrationId unpaid = poor.create();
    poor.at("2026-02-28T10:00:00Z");

    poor.update(unpaid, draft -> draft.sipUsername("bob"));

    assertThat(poor.registration(unpaid).credentials().sipUsername().value()).isEqualTo("bob");
    assertThat(poor.state(unpaid)).isEqualTo(new SipRegistrationState.Offline());
  }

  @Test
  void update_unknownRegistration_refuses() {
    assertUpdateRefused(
        draft -> draft.sipRegistrationId(new SipRegistrationId(999)).password("x"),
        Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
  }

  @Test
  void update_everythingUnknown_refusesAllInOrderOfContract() {
    assertUpdateRefused(
        draft ->
            draft
                .sipRegistrationId(new SipRegistrationId(999))
                .applicationId(DemoWorld.APPLICATION)
                .ruleName("other")
                .userName("ada"),
        Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID),
        Refusal.of(Reason.RULE_NAME_UNKNOWN, Parameter.RULE_NAME),
        Refusal.of(Reason.USER_OF_OTHER_APPLICATION, Parameter.USER_NAME));
  }

  @Test
  void update_persistentToUserSwitchedOff_refuses() {
    demo.control.changeOptions(DemoWorld.ACCOUNT, options -> options.withPersistentWithUser(false));

    assertUpdateRefused(
        draft ->
            draft
                .sipRegistrationId(id)
                .password("another")
                .applicationId(DemoWorld.APPLICATION)
                .userId(DemoWorld.HEDY),
        Refusal.of(Reason.PERSISTENT_WITH_USER));
  }

  @Test
  void update_persistentToRuleSwitchedOff_keepsUserItHas() {
    demo.control.changeOptions(DemoWorld.ACCOUNT, options -> options.withPersistentWithUser(false));

    update(
        draft ->
            draft.password("another").applicationId(DemoWorld.APPLICATION).ruleId(DemoWorld.RULE));

    assertThat(demo.registration(id).target()).isEqualTo(FULL);
  }
}
