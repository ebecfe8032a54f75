package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.done;
import static dev.sipregistration.contract.ProviderStates.NON_PERSISTENT_SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_RULE;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.rule;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.exactly;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import org.junit.jupiter.api.Test;

class BindConsumerTest {

  private static final BindRequest.NeedsTarget FIRST =
      BindRequest.registration(new SipRegistrationId(1));

  @Test
  void bind_toApplicationById_sendsId() {
    binding("bind to an application by id", 1, exactly("application_id", 123))
        .given(SIP_REGISTRATION)
        .isDoneBy(client -> client.bind(FIRST.to(BindingTarget.application(123))));
  }

  @Test
  void bind_toApplicationByName_sendsName() {
    binding(
            "bind to an application by name",
            1,
            exactly("application_name", "demo.demo.voximplant.com"))
        .given(SIP_REGISTRATION)
        .isDoneBy(
            client -> client.bind(FIRST.to(BindingTarget.application("demo.demo.voximplant.com"))));
  }

  @Test
  void bind_toRuleById_sendsIds() {
    binding("bind to a rule by id", 1, exactly("application_id", 123), exactly("rule_id", 7890))
        .given(SIP_REGISTRATION)
        .isDoneBy(client -> client.bind(FIRST.to(BindingTarget.application(123).rule(7890))));
  }

  @Test
  void bind_toRuleByName_sendsNames() {
    binding(
            "bind to a rule by name",
            1,
            exactly("application_name", "demo.demo.voximplant.com"),
            exactly("rule_name", "incoming"))
        .given(SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.bind(
                    FIRST.to(
                        BindingTarget.application("demo.demo.voximplant.com").rule("incoming"))));
  }

  @Test
  void bind_toUserById_sendsIds() {
    binding("bind to a user by id", 1, exactly("application_id", 123), exactly("user_id", 12345))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(client -> client.bind(FIRST.to(BindingTarget.application(123).user(12345))));
  }

  @Test
  void bind_toUserByName_sendsNames() {
    binding(
            "bind to a user by name",
            1,
            exactly("application_name", "demo.demo.voximplant.com"),
            exactly("user_name", "john"))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.bind(
                    FIRST.to(BindingTarget.application("demo.demo.voximplant.com").user("john"))));
  }

  @Test
  void bind_toRuleAndUser_sendsBoth() {
    binding(
            "bind to a rule and a user",
            1,
            exactly("application_id", 123),
            exactly("rule_id", 7890),
            exactly("user_name", "john"))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.bind(FIRST.to(BindingTarget.application(123).rule(7890).user("john"))));
  }

  @Test
  void bind_toUserWithEarlierOne_isDone() {
    binding(
            "bind to a user who thereby leaves an earlier SIP registration",
            2,
            exactly("application_id", 123),
            exactly("user_id", 12345))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .given(NON_PERSISTENT_SIP_REGISTRATION)
        .isDoneBy(
            client ->
                client.bind(
                    BindRequest.registration(new SipRegistrationId(2))
                        .to(BindingTarget.application(123).user(12345))));
  }

  @Test
  void bind_toAnotherApplication_isDone() {
    binding("bind to another application", 1, exactly("application_id", 124))
        .given(SIP_REGISTRATION_WITH_RULE, rule(123, 7890))
        .isDoneBy(client -> client.bind(FIRST.to(BindingTarget.application(124))));
  }

  private static Interaction binding(String description, long id, SentParameter... target) {
    return Interaction.bind(description, done(), SentParameter.binding(id, true, target));
  }
}
