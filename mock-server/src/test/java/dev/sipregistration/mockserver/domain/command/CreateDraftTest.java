package dev.sipregistration.mockserver.domain.command;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.checked;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static dev.sipregistration.mockserver.domain.account.DemoAccount.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.Test;

class CreateDraftTest {
  @Test
  void check_requiredOnly_isPersistentWithoutTarget() {
    assertThat(value(checked(draft -> draft)))
        .isEqualTo(
            new CreateCommand(
                SipCredentials.of(new SipUsername("alice"), SipProxy.of("sip.example.com")),
                true,
                null));
  }

  @Test
  void check_everything_isKept() {
    CreateCommand command =
        value(
            checked(
                draft ->
                    draft
                        .authUser("auth")
                        .outboundProxy("out.example.com:5061")
                        .password("secret")
                        .persistent(false)
                        .applicationId(DemoWorld.APPLICATION)
                        .ruleName("incoming")
                        .userId(DemoWorld.JOHN)));

    assertThat(command)
        .isEqualTo(
            new CreateCommand(
                new SipCredentials(
                    new SipUsername("alice"),
                    SipProxy.of("sip.example.com"),
                    "auth",
                    SipProxy.of("out.example.com:5061"),
                    new Secret("secret")),
                false,
                new BindingTarget(
                    new Reference.ById<>(DemoWorld.APPLICATION),
                    new Reference.ByName<>("incoming"),
                    new Reference.ById<>(DemoWorld.JOHN))));
  }

  @Test
  void check_nothing_refusesBothRequired() {
    assertThat(refusals(new CreateDraft().check()))
        .containsExactly(
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.SIP_USERNAME),
            Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.PROXY));
  }

  @Test
  void check_emptyTexts_areAbsent() {
    CreateDraft draft =
        new CreateDraft()
            .sipUsername("")
            .proxy("")
            .authUser("")
            .outboundProxy("")
            .password("")
            .applicationName("")
            .ruleName("")
            .userName("");

    assertThat(refusals(draft.check()))
        .extracting(Refusal::reason)
        .containsOnly(Reason.REQUIRED_PARAMETER_EMPTY)
        .hasSize(2);
  }

  @Test
  void check_malformedUsername_refuses() {
    assertThat(refusals(checked(draft -> draft.sipUsername("a b"))))
        .containsExactly(Refusal.of(Reason.SIP_USERNAME_MALFORMED, Parameter.SIP_USERNAME));
  }

  @Test
  void check_malformedProxies_refusesEach() {
    assertThat(refusals(checked(draft -> draft.proxy("sip:x").outboundProxy("a b"))))
        .containsExactly(
            Refusal.of(Reason.PROXY_MALFORMED, Parameter.PROXY),
            Refusal.of(Reason.PROXY_MALFORMED, Parameter.OUTBOUND_PROXY));
  }

  @Test
  void check_ruleWithoutApplication_refuses() {
    assertThat(refusals(checked(draft -> draft.ruleId(DemoWorld.RULE))))
        .containsExactly(Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID));
  }

  @Test
  void check_userWithoutApplication_refuses() {
    assertThat(refusals(checked(draft -> draft.userName("john"))))
        .containsExactly(Refusal.of(Reason.REQUIRED_PARAMETER_EMPTY, Parameter.APPLICATION_ID));
  }

  @Test
  void check_idsAndNames_refusesEachPair() {
    Outcome<CreateCommand> outcome =
        checked(
            draft ->
                draft
                    .applicationId(DemoWorld.APPLICATION)
                    .applicationName("demo")
                    .ruleId(DemoWorld.RULE)
                    .ruleName("incoming")
                    .userId(DemoWorld.JOHN)
                    .userName("john"));

    assertThat(refusals(outcome))
        .containsExactly(
            Refusal.of(Reason.ID_AND_NAME, Parameter.APPLICATION_ID, Parameter.APPLICATION_NAME),
            Refusal.of(Reason.ID_AND_NAME, Parameter.RULE_ID, Parameter.RULE_NAME),
            Refusal.of(Reason.ID_AND_NAME, Parameter.USER_ID, Parameter.USER_NAME));
  }

  @Test
  void check_everythingWrong_refusesInOrderOfContract() {
    Outcome<CreateCommand> outcome =
        new CreateDraft()
            .userId(DemoWorld.JOHN)
            .userName("john")
            .outboundProxy("sip:x")
            .proxy("sip:y")
            .check();

    assertThat(refusals(outcome))
        .extracting(refusal -> refusal.parameter().orElseThrow())
        .containsExactly(
            Parameter.SIP_USERNAME,
            Parameter.PROXY,
            Parameter.OUTBOUND_PROXY,
            Parameter.APPLICATION_ID,
            Parameter.USER_ID)
        .isSorted();
  }
}
