package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.done;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_RULE;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.rule;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.exactly;

import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.UnbindRequest;
import org.junit.jupiter.api.Test;

class UnbindConsumerTest {

  private static final UnbindRequest.OfRegistration FIRST =
      UnbindRequest.registration(new SipRegistrationId(1));

  @Test
  void unbind_registration_sendsNothingElse() {
    unbinding("unbind a SIP registration from everything")
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(client -> client.unbind(FIRST));
  }

  @Test
  void unbind_fromRule_sendsRule() {
    unbinding(
            "unbind a SIP registration from its rule",
            exactly("application_id", 123),
            exactly("rule_id", 7890))
        .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
        .isDoneBy(client -> client.unbind(FIRST.from(BindingTarget.application(123).rule(7890))));
  }

  @Test
  void unbind_fromUser_sendsUser() {
    unbinding(
            "unbind a SIP registration from its user",
            exactly("application_id", 123),
            exactly("user_name", "john"))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(client -> client.unbind(FIRST.from(BindingTarget.application(123).user("john"))));
  }

  @Test
  void unbind_fromWhatIsNotBound_isDone() {
    unbinding(
            "unbind a SIP registration from a rule that it is not bound to",
            exactly("application_name", "demo.demo.voximplant.com"),
            exactly("rule_name", "incoming"))
        .given(SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.unbind(
                    FIRST.from(
                        BindingTarget.application("demo.demo.voximplant.com").rule("incoming"))));
  }

  @Test
  void unbind_userEverywhereById_needsNoApplication() {
    Interaction.bind(
            "unbind a user from all SIP registrations by id",
            done(),
            exactly("user_id", 12345),
            exactly("bind", false))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(client -> client.unbind(UnbindRequest.userEverywhere(12345)));
  }

  @Test
  void unbind_userEverywhereByName_sendsApplication() {
    Interaction.bind(
            "unbind a user from all SIP registrations by name",
            done(),
            exactly("application_id", 123),
            exactly("user_name", "john"),
            exactly("bind", false))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(
            client ->
                client.unbind(
                    UnbindRequest.userEverywhere(BindingTarget.application(123).user("john"))));
  }

  private static Interaction unbinding(String description, SentParameter... target) {
    return Interaction.bind(description, done(), SentParameter.binding(1, false, target));
  }
}
