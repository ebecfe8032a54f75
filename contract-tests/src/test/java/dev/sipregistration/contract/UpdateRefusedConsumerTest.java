package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.refused;
import static dev.sipregistration.contract.ProviderStates.NON_PERSISTENT_SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.PERSISTENT_WITH_USER_REFUSED;
import static dev.sipregistration.contract.ProviderStates.ROLE_ACCOUNTANT;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.SentParameter.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.UpdateRequest;
import dev.sipregistration.client.UpdateStart;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateRefusedConsumerTest {

  private static final UpdateStart FIRST = UpdateRequest.registration(new SipRegistrationId(1));
  private static final BindingTarget.OfApplication APPLICATION = BindingTarget.application(123);

  static Stream<Arguments> statesThatForbidIt() {
    return ForbiddingStates.withRole(ROLE_ACCOUNTANT);
  }

  @ParameterizedTest
  @MethodSource("statesThatForbidIt")
  void update_inStateThatForbidsIt_isRefused(
      String state, int code, ApiErrorKind kind, String message) {
    ApiErrorException refusal =
        Interaction.update(
                "update, given " + state,
                refused(code, message),
                SentParameter.updating(1, exactly("proxy", "sip.example.net")))
            .given(state)
            .refuses(client -> client.update(FIRST.proxy("sip.example.net")));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).isEmpty();
  }

  @Test
  void update_unknownSipRegistration_isRefused() {
    isRefused(
        Interaction.update(
            "update an unknown SIP registration",
            refused(275, "The 'registration_id' parameter is invalid", "sip_registration_id"),
            SentParameter.updating(999, exactly("proxy", "sip.example.net"))),
        UpdateRequest.registration(new SipRegistrationId(999)).proxy("sip.example.net"),
        ApiErrorKind.UNKNOWN_SIP_REGISTRATION,
        "sip_registration_id");
  }

  @Test
  void update_malformedSipUsername_isRefused() {
    isRefused(
        updating(
            "update with a space in the user name",
            273,
            "The 'username' parameter is invalid",
            "sip_username",
            exactly("sip_username", "alice smith")),
        FIRST.sipUsername("alice smith"),
        ApiErrorKind.INVALID_PARAMETER,
        "sip_username");
  }

  @Test
  void update_malformedOutboundProxy_isRefused() {
    isRefused(
        updating(
            "update with a space in the outbound proxy's name",
            274,
            "The 'proxy' parameter is invalid",
            "outbound_proxy",
            exactly("outbound_proxy", "edge example org")),
        FIRST.outboundProxy("edge example org"),
        ApiErrorKind.INVALID_PARAMETER,
        "outbound_proxy");
  }

  @Test
  void update_proxyTooLong_isRefused() {
    String longest = "a".repeat(256);
    isRefused(
        updating(
                "update with a SIP server of 256 characters",
                499,
                "The 'proxy' parameter length must be less than 256.",
                "proxy",
                exactly("proxy", longest))
            .breaking("proxy"),
        FIRST.proxy(longest),
        ApiErrorKind.INVALID_PARAMETER,
        "proxy");
  }

  @Test
  void update_toUnknownApplicationId_isRefused() {
    isRefused(
        updating(
            "update the binding to an unknown application by id",
            116,
            "The 'application_id' parameter is invalid",
            "application_id",
            exactly("application_id", 999)),
        FIRST.bindTo(BindingTarget.application(999)),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_id");
  }

  @Test
  void update_toUnknownApplicationName_isRefused() {
    isRefused(
        updating(
            "update the binding to an unknown application by name",
            107,
            "Invalid application name",
            "application_name",
            exactly("application_name", "nowhere.demo.voximplant.com")),
        FIRST.bindTo(BindingTarget.application("nowhere.demo.voximplant.com")),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_name");
  }

  @Test
  void update_toRuleOfAnotherApplicationById_isRefused() {
    isRefused(
        updating(
            "update the binding to a rule of another application by id",
            147,
            "The 'rule_id' parameter is invalid",
            "rule_id",
            exactly("application_id", 123),
            exactly("rule_id", 7891)),
        FIRST.bindTo(APPLICATION.rule(7891)),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_id");
  }

  @Test
  void update_toRuleOfAnotherApplicationByName_isRefused() {
    isRefused(
        updating(
            "update the binding to a rule of another application by name",
            156,
            "The 'rule_name' parameter is invalid",
            "rule_name",
            exactly("application_id", 123),
            exactly("rule_name", "other")),
        FIRST.bindTo(APPLICATION.rule("other")),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_name");
  }

  @Test
  void update_toUnknownUser_isRefused() {
    isRefused(
        updating(
            "update the binding to an unknown user",
            117,
            "The 'user_id' parameter is invalid",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 999)),
        FIRST.bindTo(APPLICATION.user(999)),
        ApiErrorKind.UNKNOWN_USER,
        "user_id");
  }

  @Test
  void update_toUserOfAnotherApplication_isRefused() {
    isRefused(
        updating(
            "update the binding to a user of another application",
            393,
            "The user is not bound to the application",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 12347)),
        FIRST.bindTo(APPLICATION.user(12347)),
        ApiErrorKind.USER_OF_ANOTHER_APPLICATION,
        "user_id");
  }

  @Test
  void update_persistentToUserWhereRefused_isRefused() {
    ApiErrorException refusal =
        Interaction.update(
                "update the binding of a persistent SIP registration to a user, where that is"
                    + " refused",
                refused(394, "The SIP registration is persistent"),
                SentParameter.updating(
                    1, exactly("application_id", 123), exactly("user_id", 12345)))
            .given(PERSISTENT_WITH_USER_REFUSED)
            .given(SIP_REGISTRATION)
            .refuses(client -> client.update(FIRST.bindTo(APPLICATION.user(12345))));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.PERSISTENT_SIP_REGISTRATION);
  }

  private static Interaction updating(
      String description, int code, String message, String field, SentParameter... changes) {
    return Interaction.update(
            description, refused(code, message, field), SentParameter.updating(1, changes))
        .given(NON_PERSISTENT_SIP_REGISTRATION);
  }

  private static void isRefused(
      Interaction interaction, UpdateRequest request, ApiErrorKind kind, String field) {
    ApiErrorException refusal = interaction.refuses(client -> client.update(request));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).hasValue(field);
  }
}
