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
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.UnbindRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BindRefusedConsumerTest {

  private static final BindingTarget.OfApplication APPLICATION = BindingTarget.application(123);

  static Stream<Arguments> statesThatForbidIt() {
    return ForbiddingStates.withRole(ROLE_ACCOUNTANT);
  }

  @ParameterizedTest
  @MethodSource("statesThatForbidIt")
  void bind_inStateThatForbidsIt_isRefused(
      String state, int code, ApiErrorKind kind, String message) {
    ApiErrorException refusal =
        Interaction.bind(
                "bind, given " + state,
                refused(code, message),
                SentParameter.binding(1, true, exactly("application_id", 123)))
            .given(state)
            .refuses(client -> client.bind(first(APPLICATION)));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).isEmpty();
  }

  @Test
  void bind_unknownSipRegistration_isRefused() {
    isRefused(
        Interaction.bind(
            "bind an unknown SIP registration",
            refused(275, "The 'registration_id' parameter is invalid", "sip_registration_id"),
            SentParameter.binding(999, true, exactly("application_id", 123))),
        BindRequest.registration(new SipRegistrationId(999)).to(APPLICATION),
        ApiErrorKind.UNKNOWN_SIP_REGISTRATION,
        "sip_registration_id");
  }

  @Test
  void bind_toUnknownApplicationId_isRefused() {
    isRefused(
        binding(
            "bind to an unknown application by id",
            116,
            "The 'application_id' parameter is invalid",
            "application_id",
            exactly("application_id", 999)),
        first(BindingTarget.application(999)),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_id");
  }

  @Test
  void bind_toUnknownApplicationName_isRefused() {
    isRefused(
        binding(
            "bind to an unknown application by name",
            107,
            "Invalid application name",
            "application_name",
            exactly("application_name", "nowhere.demo.voximplant.com")),
        first(BindingTarget.application("nowhere.demo.voximplant.com")),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_name");
  }

  @Test
  void bind_toApplicationNameTooLong_isRefused() {
    String longest = "a".repeat(256);
    isRefused(
        binding(
                "bind to an application name of 256 characters",
                499,
                "The 'application_name' parameter length must be less than 256.",
                "application_name",
                exactly("application_name", longest))
            .breaking("application_name"),
        first(BindingTarget.application(longest)),
        ApiErrorKind.INVALID_PARAMETER,
        "application_name");
  }

  @Test
  void bind_toRuleOfAnotherApplicationById_isRefused() {
    isRefused(
        binding(
            "bind to a rule of another application by id",
            147,
            "The 'rule_id' parameter is invalid",
            "rule_id",
            exactly("application_id", 123),
            exactly("rule_id", 7891)),
        first(APPLICATION.rule(7891)),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_id");
  }

  @Test
  void bind_toRuleOfAnotherApplicationByName_isRefused() {
    isRefused(
        binding(
            "bind to a rule of another application by name",
            156,
            "The 'rule_name' parameter is invalid",
            "rule_name",
            exactly("application_id", 123),
            exactly("rule_name", "other")),
        first(APPLICATION.rule("other")),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_name");
  }

  @Test
  void bind_toUnknownUser_isRefused() {
    isRefused(
        binding(
            "bind to an unknown user",
            117,
            "The 'user_id' parameter is invalid",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 999)),
        first(APPLICATION.user(999)),
        ApiErrorKind.UNKNOWN_USER,
        "user_id");
  }

  @Test
  void bind_toUserOfAnotherApplication_isRefused() {
    isRefused(
        binding(
            "bind to a user of another application",
            393,
            "The user is not bound to the application",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 12347)),
        first(APPLICATION.user(12347)),
        ApiErrorKind.USER_OF_ANOTHER_APPLICATION,
        "user_id");
  }

  @Test
  void bind_persistentToUserWhereRefused_isRefused() {
    ApiErrorException refusal =
        Interaction.bind(
                "bind a persistent SIP registration to a user, where that is refused",
                refused(394, "The SIP registration is persistent"),
                SentParameter.binding(
                    1, true, exactly("application_id", 123), exactly("user_id", 12345)))
            .given(PERSISTENT_WITH_USER_REFUSED)
            .given(SIP_REGISTRATION)
            .refuses(client -> client.bind(first(APPLICATION.user(12345))));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.PERSISTENT_SIP_REGISTRATION);
  }

  @Test
  void unbind_unknownSipRegistration_isRefused() {
    ApiErrorException refusal =
        Interaction.bind(
                "unbind an unknown SIP registration",
                refused(275, "The 'registration_id' parameter is invalid", "sip_registration_id"),
                SentParameter.binding(999, false))
            .refuses(
                client -> client.unbind(UnbindRequest.registration(new SipRegistrationId(999))));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.UNKNOWN_SIP_REGISTRATION);
  }

  @Test
  void unbind_unknownUserEverywhere_isRefused() {
    ApiErrorException refusal =
        Interaction.bind(
                "unbind an unknown user from all SIP registrations",
                refused(117, "The 'user_id' parameter is invalid", "user_id"),
                exactly("user_id", 999),
                exactly("bind", false))
            .refuses(client -> client.unbind(UnbindRequest.userEverywhere(999)));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.UNKNOWN_USER);
  }

  private static BindRequest first(BindingTarget target) {
    return BindRequest.registration(new SipRegistrationId(1)).to(target);
  }

  private static Interaction binding(
      String description, int code, String message, String field, SentParameter... target) {
    return Interaction.bind(
            description, refused(code, message, field), SentParameter.binding(1, true, target))
        .given(NON_PERSISTENT_SIP_REGISTRATION);
  }

  private static void isRefused(
      Interaction interaction, BindRequest request, ApiErrorKind kind, String field) {
    ApiErrorException refusal = interaction.refuses(client -> client.bind(request));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).hasValue(field);
  }
}
