package dev.sipregistration.mockserver.domain.command;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.PartialCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.Test;

class UpdateDraftTest {
  private static final SipRegistrationId ID = new SipRegistrationId(1);
  private static final PartialCredentials NO_CREDENTIALS =
      new PartialCredentials(null, null, null, null, null);

  private static UpdateDraft draft() {
    return new UpdateDraft().sipRegistrationId(ID);
  }

  @Test
  void check_registrationAlone_changesNothing() {
    assertThat(value(draft().check())).isEqualTo(new UpdateCommand(ID, NO_CREDENTIALS, null));
  }

  @Test
  void check_everything_isKept() {
    UpdateDraft draft =
        draft()
            .sipUsername("bob")
            .proxy("sip.example.net")
            .authUser("auth")
            .outboundProxy("out.example.net:5061")
            .password("secret")
            .applicationId(DemoWorld.APPLICATION)
            .ruleName("incoming")
            .userId(DemoWorld.JOHN);

    assertThat(value(draft.check()))
        .isEqualTo(
            new UpdateCommand(
                ID,
                new PartialCredentials(
                    new SipUsername("bob"),
                    SipProxy.of("sip.example.net"),
                    "auth",
                    SipProxy.of("out.example.net:5061"),
                    new Secret("secret")),
                new BindingTarget(
                    new Reference.ById<>(DemoWorld.APPLICATION),
                    new Reference.ByName<>("incoming"),
                    new Reference.ById<>(DemoWorld.JOHN))));
  }

  @Test
  void check_emptyTexts_areAbsent() {
    UpdateDraft draft =
        draft()
            .sipUsername("")
            .proxy("")
            .authUser("")
            .outboundProxy("")
            .password("")
            .applicationName("")
            .ruleName("")
            .userName("");

    assertThat(value(draft.check())).isEqualTo(new UpdateCommand(ID, NO_CREDENTIALS, null));
  }

  @Test
  void check_withoutRegistration_refuses() {
    assertThat(refusals(new UpdateDraft().proxy("sip.example.net").check()))
        .containsExactly(
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_REGISTRATION_ID));
  }

  @Test
  void check_ruleOrUserWithoutApplication_refuses() {
    assertThat(refusals(draft().ruleId(DemoWorld.RULE).check()))
        .containsExactly(Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID));
    assertThat(refusals(draft().userName("john").check()))
        .containsExactly(Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID));
  }

  @Test
  void check_everythingWrong_refusesInOrderOfContract() {
    UpdateDraft draft =
        new UpdateDraft()
            .userId(DemoWorld.JOHN)
            .userName("john")
            .outboundProxy("sip:x")
            .proxy("sip:y")
            .sipUsername("a b");

    assertThat(refusals(draft.check()))
        .containsExactly(
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_REGISTRATION_ID),
            Refusal.of(Reason.SIP_USERNAME_MALFORMED, Parameter.SIP_USERNAME),
            Refusal.of(Reason.PROXY_MALFORMED, Parameter.PROXY),
            Refusal.of(Reason.PROXY_MALFORMED, Parameter.OUTBOUND_PROXY),
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID),
            Refusal.of(Reason.ID_AND_NAME, Parameter.USER_ID, Parameter.USER_NAME));
  }
}
