package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.done;
import static dev.sipregistration.contract.ProviderStates.FAILED_SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.NON_PERSISTENT_SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_RULE;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.rule;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.anything;
import static dev.sipregistration.contract.SentParameter.exactly;

import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.UpdateRequest;
import dev.sipregistration.client.UpdateStart;
import org.junit.jupiter.api.Test;

class UpdateConsumerTest {

  private static final UpdateStart FIRST = UpdateRequest.registration(new SipRegistrationId(1));

  @Test
  void update_password_sendsNothingElse() {
    updating("update the password", anything("password", "not-a-real-password"))
        .given(SIP_REGISTRATION)
        .isDoneBy(client -> client.update(FIRST.password("not-a-real-password")));
  }

  @Test
  void update_proxyOfFailedOne_isDone() {
    updating("update a SIP server that refused", exactly("proxy", "sip.example.net"))
        .given(FAILED_SIP_REGISTRATION)
        .isDoneBy(client -> client.update(FIRST.proxy("sip.example.net")));
  }

  @Test
  void update_everyCredential_sendsAll() {
    updating(
            "update all that it registers with",
            exactly("sip_username", "bob"),
            exactly("proxy", "sip.example.net"),
            exactly("auth_user", "bob-auth"),
            exactly("outbound_proxy", "edge.example.net"),
            anything("password", "not-a-real-password"))
        .given(SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.update(
                    FIRST
                        .sipUsername("bob")
                        .proxy("sip.example.net")
                        .authUser("bob-auth")
                        .outboundProxy("edge.example.net")
                        .password("not-a-real-password")));
  }

  @Test
  void update_bindingToRuleById_sendsIds() {
    updating(
            "update the binding to a rule by id",
            exactly("application_id", 123),
            exactly("rule_id", 7890))
        .given(SIP_REGISTRATION)
        .isDoneBy(client -> client.update(FIRST.bindTo(BindingTarget.application(123).rule(7890))));
  }

  @Test
  void update_bindingToRuleByName_sendsNames() {
    updating(
            "update the binding to a rule by name",
            exactly("application_name", "demo.demo.voximplant.com"),
            exactly("rule_name", "incoming"))
        .given(SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.update(
                    FIRST.bindTo(
                        BindingTarget.application("demo.demo.voximplant.com").rule("incoming"))));
  }

  @Test
  void update_bindingToUserById_sendsIds() {
    updating(
            "update the binding to a user by id",
            exactly("application_id", 123),
            exactly("user_id", 12345))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client -> client.update(FIRST.bindTo(BindingTarget.application(123).user(12345))));
  }

  @Test
  void update_bindingToUserByName_sendsNames() {
    updating(
            "update the binding to a user by name",
            exactly("application_id", 123),
            exactly("user_name", "john"))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client -> client.update(FIRST.bindTo(BindingTarget.application(123).user("john"))));
  }

  @Test
  void update_bindingToUserWithEarlierOne_isDone() {
    Interaction.update(
            "update the binding to a user who thereby leaves an earlier SIP registration",
            done(),
            SentParameter.updating(2, exactly("application_id", 123), exactly("user_id", 12345)))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.update(
                    UpdateRequest.registration(new SipRegistrationId(2))
                        .bindTo(BindingTarget.application(123).user(12345))));
  }

  @Test
  void update_passwordAndAnotherApplication_isDone() {
    updating(
            "update the password and the application",
            anything("password", "not-a-real-password"),
            exactly("application_id", 124))
        .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
        .isDoneBy(
            client ->
                client.update(
                    FIRST.password("not-a-real-password").bindTo(BindingTarget.application(124))));
  }

  private static Interaction updating(String description, SentParameter... changes) {
    return Interaction.update(description, done(), SentParameter.updating(1, changes));
  }
}
