package dev.sipregistration.mockserver.domain.command;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.Test;

class BindDraftTest {
  private static final SipRegistrationId ID = new SipRegistrationId(1);
  private static final Reference<ApplicationId> APPLICATION =
      new Reference.ById<>(DemoWorld.APPLICATION);
  private static final Refusal NO_REGISTRATION =
      Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_REGISTRATION_ID);
  private static final Refusal NO_APPLICATION =
      Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID);

  private static BindDraft bind() {
    return new BindDraft();
  }

  private static BindDraft unbind() {
    return new BindDraft().bind(false);
  }

  @Test
  void bind_absent_meansBind() {
    BindDraft draft = bind().bind(null).sipRegistrationId(ID).applicationId(DemoWorld.APPLICATION);

    assertThat(value(draft.check()))
        .isEqualTo(new BindingCommand.Bind(ID, new BindingTarget(APPLICATION, null, null)));
  }

  @Test
  void bind_withoutRegistration_refuses() {
    assertThat(refusals(bind().applicationId(DemoWorld.APPLICATION).check()))
        .containsExactly(NO_REGISTRATION);
  }

  @Test
  void bind_withoutTarget_refuses() {
    assertThat(refusals(bind().sipRegistrationId(ID).check())).containsExactly(NO_APPLICATION);
  }

  @Test
  void bind_withoutAnything_refusesBoth() {
    assertThat(refusals(bind().check())).containsExactly(NO_REGISTRATION, NO_APPLICATION);
  }

  @Test
  void bind_ruleOrUserWithoutApplication_refuses() {
    assertThat(refusals(bind().sipRegistrationId(ID).ruleName("incoming").check()))
        .containsExactly(NO_APPLICATION);
    assertThat(refusals(bind().sipRegistrationId(ID).userId(DemoWorld.JOHN).check()))
        .containsExactly(NO_APPLICATION);
  }

  @Test
  void bind_idsAndNames_refusesEachPair() {
    BindDraft draft =
        bind()
            .sipRegistrationId(ID)
            .applicationId(DemoWorld.APPLICATION)
            .applicationName("demo")
            .ruleId(DemoWorld.RULE)
            .ruleName("incoming")
            .userId(DemoWorld.JOHN)
            .userName("john");

    assertThat(refusals(draft.check()))
        .extracting(Refusal::reason, refusal -> refusal.parameter().orElseThrow())
        .containsExactly(
            tuple(Reason.ID_AND_NAME, Parameter.APPLICATION_ID),
            tuple(Reason.ID_AND_NAME, Parameter.RULE_ID),
            tuple(Reason.ID_AND_NAME, Parameter.USER_ID));
  }

  @Test
  void unbind_registrationAlone_unbindsAll() {
    assertThat(value(unbind().sipRegistrationId(ID).check()))
        .isEqualTo(new BindingCommand.UnbindAll(ID));
  }

  @Test
  void unbind_registrationWithTarget_unbindsThat() {
    BindDraft draft =
        unbind().sipRegistrationId(ID).applicationId(DemoWorld.APPLICATION).userName("john");

    assertThat(value(draft.check()))
        .isEqualTo(
            new BindingCommand.UnbindFrom(
                ID, new BindingTarget(APPLICATION, null, new Reference.ByName<>("john"))));
  }

  @Test
  void unbind_userIdAlone_unbindsUser() {
    assertThat(value(unbind().userId(DemoWorld.JOHN).check()))
        .isEqualTo(new BindingCommand.UnbindUser(null, new Reference.ById<>(DemoWorld.JOHN)));
  }

  @Test
  void unbind_userWithApplication_unbindsUser() {
    assertThat(value(unbind().applicationId(DemoWorld.APPLICATION).userName("john").check()))
        .isEqualTo(new BindingCommand.UnbindUser(APPLICATION, new Reference.ByName<>("john")));
  }

  @Test
  void unbind_userNameAlone_refuses() {
    assertThat(refusals(unbind().userName("john").check())).containsExactly(NO_APPLICATION);
  }

  @Test
  void unbind_registrationAndUserWithoutApplication_refuses() {
    assertThat(refusals(unbind().sipRegistrationId(ID).userId(DemoWorld.JOHN).check()))
        .containsExactly(NO_APPLICATION);
  }

  @Test
  void unbind_applicationAlone_refuses() {
    assertThat(refusals(unbind().applicationId(DemoWorld.APPLICATION).check()))
        .containsExactly(NO_REGISTRATION);
  }

  @Test
  void unbind_ruleWithoutRegistration_refuses() {
    assertThat(
            refusals(unbind().applicationId(DemoWorld.APPLICATION).ruleId(DemoWorld.RULE).check()))
        .containsExactly(NO_REGISTRATION);
  }

  @Test
  void unbind_ruleAndUserWithoutRegistration_refuses() {
    BindDraft draft =
        unbind().applicationId(DemoWorld.APPLICATION).ruleId(DemoWorld.RULE).userId(DemoWorld.JOHN);

    assertThat(refusals(draft.check())).containsExactly(NO_REGISTRATION);
  }

  @Test
  void unbind_ruleAlone_refusesRegistrationAndApplication() {
    assertThat(refusals(unbind().ruleId(DemoWorld.RULE).check()))
        .containsExactly(NO_REGISTRATION, NO_APPLICATION);
  }

  @Test
  void unbind_nothing_refuses() {
    assertThat(refusals(unbind().check())).containsExactly(NO_REGISTRATION);
  }

  @Test
  void unbindUser_byNameWithoutApplication_cannotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BindingCommand.UnbindUser(null, new Reference.ByName<>("john")));
  }
}
