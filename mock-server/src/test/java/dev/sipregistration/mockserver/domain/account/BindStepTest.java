package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BindStepTest {
  private static final BoundTarget FULL =
      new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, DemoWorld.JOHN);

  private final DemoAccount demo = new DemoAccount();
  private SipRegistrationId id = new SipRegistrationId(0);

  @BeforeEach
  void createUnbound() {
    id = demo.create();
  }

  private void bindFully() {
    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE)
                .userId(DemoWorld.JOHN));
  }

  private @Nullable BoundTarget target() {
    return demo.registration(id).target();
  }

  private void assertBindRefused(UnaryOperator<BindDraft> change, Refusal... expected) {
    Account before = demo.account();

    assertThat(refusals(demo.tryToBind(change))).containsExactly(expected);
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void bind_applicationAlone_isBound() {
    assertThat(demo.bind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION)))
        .containsExactly(id);

    assertThat(target()).isEqualTo(DemoAccount.target(DemoWorld.APPLICATION));
  }

  @Test
  void bind_byNames_isBound() {
    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationName("demo")
                .ruleName("incoming")
                .userName("john"));

    assertThat(target()).isEqualTo(FULL);
  }

  @Test
  void bind_again_changesNothing() {
    bindFully();
    Account before = demo.account();

    assertThat(demo.bind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION)))
        .isEmpty();

    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void bind_sameApplication_keepsWhatIsNotNamed() {
    bindFully();

    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .userId(DemoWorld.HEDY));

    assertThat(target())
        .isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, DemoWorld.HEDY));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void bind_otherApplication_dropsRuleAndUser() {
    bindFully();

    demo.bind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.OTHER_APPLICATION));

    assertThat(target()).isEqualTo(DemoAccount.target(DemoWorld.OTHER_APPLICATION));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void bind_userOfOtherRegistration_displacesOnlyTheUser() {
    bindFully();
    SipRegistrationId second = demo.create();

    assertThat(
            demo.bind(
                draft ->
                    draft
                        .sipRegistrationId(second)
                        .applicationId(DemoWorld.APPLICATION)
                        .userId(DemoWorld.JOHN)))
        .containsExactly(id, second);

    assertThat(target()).isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN))
        .map(SipRegistration::id)
        .contains(second);
  }

  @Test
  void bind_changed_isUpdatedNow() {
    demo.at("2026-02-01T00:00:00Z");

    bindFully();

    assertThat(demo.registration(id).lastUpdated()).isEqualTo("2026-02-01T00:00:00Z");
  }

  @Test
  void bind_unknownRegistration_refuses() {
    assertBindRefused(
        draft ->
            draft
                .sipRegistrationId(new SipRegistrationId(999))
                .applicationId(DemoWorld.APPLICATION),
        Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
  }

  @Test
  void bind_everythingUnknown_refusesAllInOrderOfContract() {
    assertBindRefused(
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
  void bind_persistentToUserSwitchedOff_refuses() {
    demo.control.changeOptions(DemoWorld.ACCOUNT, options -> options.withPersistentWithUser(false));

    assertBindRefused(
        draft ->
            draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN),
        Refusal.of(Reason.PERSISTENT_WITH_USER));
  }

  @Test
  void bind_persistentToRuleSwitchedOff_keepsUserItHas() {
    bindFully();
    demo.control.changeOptions(DemoWorld.ACCOUNT, options -> options.withPersistentWithUser(false));

    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE));

    assertThat(target()).isEqualTo(FULL);
  }

  @Test
  void unbind_registrationAlone_clearsAll() {
    bindFully();

    assertThat(demo.unbind(draft -> draft.sipRegistrationId(id))).containsExactly(id);

    assertThat(target()).isNull();
    assertThat(demo.account().registrations().heldBy(DemoWorld.JOHN)).isEmpty();
  }

  @Test
  void unbind_registrationWithItsApplication_clearsAll() {
    bindFully();

    demo.unbind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION));

    assertThat(target()).isNull();
  }

  @Test
  void unbind_rule_clearsJustTheRule() {
    bindFully();

    demo.unbind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE));

    assertThat(target()).isEqualTo(new BoundTarget(DemoWorld.APPLICATION, null, DemoWorld.JOHN));
  }

  @Test
  void unbind_userOfRegistration_clearsJustTheUser() {
    bindFully();

    demo.unbind(
        draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION).userName("john"));

    assertThat(target()).isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
  }

  @Test
  void unbind_ruleAndUser_clearsBothAndKeepsApplication() {
    bindFully();

    demo.unbind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE)
                .userId(DemoWorld.JOHN));

    assertThat(target()).isEqualTo(DemoAccount.target(DemoWorld.APPLICATION));
  }

  @Test
  void unbind_userAlone_clearsItEverywhere() {
    bindFully();

    assertThat(demo.unbind(draft -> draft.userId(DemoWorld.JOHN))).containsExactly(id);

    assertThat(target()).isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
  }

  @Test
  void unbind_userWithApplication_clearsItEverywhere() {
    bindFully();

    demo.unbind(draft -> draft.applicationName("demo").userName("john"));

    assertThat(target()).isEqualTo(new BoundTarget(DemoWorld.APPLICATION, DemoWorld.RULE, null));
  }

  @Test
  void unbind_whatIsNotBound_changesNothing() {
    bindFully();
    Account before = demo.account();

    assertThat(demo.unbind(draft -> draft.userId(DemoWorld.HEDY))).isEmpty();
    assertThat(
            demo.unbind(
                draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.OTHER_APPLICATION)))
        .isEmpty();
    assertThat(
            demo.unbind(
                draft ->
                    draft
                        .sipRegistrationId(id)
                        .applicationId(DemoWorld.APPLICATION)
                        .userId(DemoWorld.HEDY)))
        .isEmpty();
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void unbind_unboundRegistration_changesNothing() {
    Account before = demo.account();

    assertThat(demo.unbind(draft -> draft.sipRegistrationId(id))).isEmpty();
    assertThat(
            demo.unbind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION)))
        .isEmpty();
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void unbind_unknownRegistration_refuses() {
    assertBindRefused(
        draft -> draft.bind(false).sipRegistrationId(new SipRegistrationId(999)),
        Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
  }

  @Test
  void unbind_unknownUser_refuses() {
    assertBindRefused(
        draft -> draft.bind(false).userId(new UserId(999)),
        Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
  }

  @Test
  void unbind_userOfOtherApplication_refuses() {
    assertBindRefused(
        draft -> draft.bind(false).applicationId(DemoWorld.APPLICATION).userId(DemoWorld.ADA),
        Refusal.of(Reason.USER_OF_OTHER_APPLICATION, Parameter.USER_ID));
  }

  @Test
  void unbind_userOfUnknownApplication_refuses() {
    assertBindRefused(
        draft -> draft.bind(false).applicationId(new ApplicationId(999)).userId(new UserId(999)),
        Refusal.of(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID),
        Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
  }

  @Test
  void unbind_ruleOfOtherApplication_refuses() {
    assertBindRefused(
        draft ->
            draft
                .bind(false)
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.OTHER_RULE),
        Refusal.of(Reason.RULE_ID_UNKNOWN, Parameter.RULE_ID));
  }
}
