package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.refused;
import static dev.sipregistration.contract.ProviderStates.NO_MONEY;
import static dev.sipregistration.contract.ProviderStates.NO_MORE_SIP_REGISTRATIONS;
import static dev.sipregistration.contract.ProviderStates.ROLE_DEVELOPER;
import static dev.sipregistration.contract.SentParameter.exactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CreateRefusedConsumerTest {

  private static final CreateRequest ALICE =
      CreateRequest.sipUsername("alice").proxy("sip.example.org");
  private static final BindingTarget.OfApplication APPLICATION = BindingTarget.application(123);

  static Stream<Arguments> statesThatForbidIt() {
    return Stream.concat(
        ForbiddingStates.withRole(ROLE_DEVELOPER),
        Stream.of(
            arguments(NO_MONEY, 127, ApiErrorKind.NOT_ENOUGH_MONEY, "Insufficient money"),
            arguments(
                NO_MORE_SIP_REGISTRATIONS,
                272,
                ApiErrorKind.TOO_MANY_SIP_REGISTRATIONS,
                "Exceeded the maximum possible number of SIP registrations")));
  }

  @ParameterizedTest
  @MethodSource("statesThatForbidIt")
  void create_inStateThatForbidsIt_isRefused(
      String state, int code, ApiErrorKind kind, String message) {
    ApiErrorException refusal =
        Interaction.create(
                "create, given " + state,
                refused(code, message),
                SentParameter.alice(exactly("is_persistent", true)))
            .given(state)
            .refuses(client -> client.create(ALICE));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).isEmpty();
  }

  @Test
  void create_withMalformedSipUsername_isRefused() {
    isRefused(
        Interaction.create(
            "create with a space in the user name",
            refused(273, "The 'username' parameter is invalid", "sip_username"),
            exactly("sip_username", "alice smith"),
            exactly("proxy", "sip.example.org"),
            exactly("is_persistent", true)),
        CreateRequest.sipUsername("alice smith").proxy("sip.example.org"),
        ApiErrorKind.INVALID_PARAMETER,
        "sip_username");
  }

  @Test
  void create_withMalformedProxy_isRefused() {
    isRefused(
        Interaction.create(
            "create with a space in the SIP server's name",
            refused(274, "The 'proxy' parameter is invalid", "proxy"),
            exactly("sip_username", "alice"),
            exactly("proxy", "sip example org"),
            exactly("is_persistent", true)),
        CreateRequest.sipUsername("alice").proxy("sip example org"),
        ApiErrorKind.INVALID_PARAMETER,
        "proxy");
  }

  @Test
  void create_withMalformedOutboundProxy_isRefused() {
    isRefused(
        creation(
            "create with a space in the outbound proxy's name",
            274,
            "The 'proxy' parameter is invalid",
            "outbound_proxy",
            exactly("outbound_proxy", "edge example org")),
        ALICE.outboundProxy("edge example org"),
        ApiErrorKind.INVALID_PARAMETER,
        "outbound_proxy");
  }

  @Test
  void create_withProxyTooLong_isRefused() {
    String longest = "a".repeat(256);
    isRefused(
        Interaction.create(
                "create with a SIP server of 256 characters",
                refused(499, "The 'proxy' parameter length must be less than 256.", "proxy"),
                exactly("sip_username", "alice"),
                exactly("proxy", longest),
                exactly("is_persistent", true))
            .breaking("proxy"),
        CreateRequest.sipUsername("alice").proxy(longest),
        ApiErrorKind.INVALID_PARAMETER,
        "proxy");
  }

  @Test
  void create_withUnknownApplicationId_isRefused() {
    isRefused(
        creation(
            "create bound to an unknown application by id",
            116,
            "The 'application_id' parameter is invalid",
            "application_id",
            exactly("application_id", 999)),
        ALICE.bindTo(BindingTarget.application(999)),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_id");
  }

  @Test
  void create_withUnknownApplicationName_isRefused() {
    isRefused(
        creation(
            "create bound to an unknown application by name",
            107,
            "Invalid application name",
            "application_name",
            exactly("application_name", "нигде.demo.voximplant.com")),
        ALICE.bindTo(BindingTarget.application("нигде.demo.voximplant.com")),
        ApiErrorKind.UNKNOWN_APPLICATION,
        "application_name");
  }

  @Test
  void create_withUnknownRuleId_isRefused() {
    isRefused(
        creation(
            "create bound to an unknown rule by id",
            147,
            "The 'rule_id' parameter is invalid",
            "rule_id",
            exactly("application_id", 123),
            exactly("rule_id", 999)),
        ALICE.bindTo(APPLICATION.rule(999)),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_id");
  }

  @Test
  void create_withUnknownRuleName_isRefused() {
    isRefused(
        creation(
            "create bound to an unknown rule by name",
            156,
            "The 'rule_name' parameter is invalid",
            "rule_name",
            exactly("application_id", 123),
            exactly("rule_name", "nowhere")),
        ALICE.bindTo(APPLICATION.rule("nowhere")),
        ApiErrorKind.UNKNOWN_RULE,
        "rule_name");
  }

  @Test
  void create_withUnknownUserId_isRefused() {
    isRefused(
        creation(
            "create for an unknown user by id",
            117,
            "The 'user_id' parameter is invalid",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 999)),
        ALICE.bindTo(APPLICATION.user(999)),
        ApiErrorKind.UNKNOWN_USER,
        "user_id");
  }

  @Test
  void create_withUnknownUserName_isRefused() {
    isRefused(
        creation(
            "create for an unknown user by name",
            117,
            "The 'user_id' parameter is invalid",
            "user_name",
            exactly("application_id", 123),
            exactly("user_name", "nobody")),
        ALICE.bindTo(APPLICATION.user("nobody")),
        ApiErrorKind.UNKNOWN_USER,
        "user_name");
  }

  @Test
  void create_withUserOfAnotherApplication_isRefused() {
    isRefused(
        creation(
            "create for a user of another application",
            393,
            "The user is not bound to the application",
            "user_id",
            exactly("application_id", 123),
            exactly("user_id", 12347)),
        ALICE.bindTo(APPLICATION.user(12347)),
        ApiErrorKind.USER_OF_ANOTHER_APPLICATION,
        "user_id");
  }

  @Test
  void create_persistentWithUserWhereRefused_isRefused() {
    ApiErrorException refusal =
        Interaction.create(
                "create persistent and for a user, where that is refused",
                refused(394, "The SIP registration is persistent"),
                SentParameter.alice(
                    exactly("is_persistent", true),
                    exactly("application_id", 123),
                    exactly("user_id", 12345)))
            .given(ProviderStates.PERSISTENT_WITH_USER_REFUSED)
            .refuses(client -> client.create(ALICE.bindTo(APPLICATION.user(12345))));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.PERSISTENT_SIP_REGISTRATION);
  }

  private static Interaction creation(
      String description, int code, String message, String field, SentParameter... target) {
    return Interaction.create(
        description,
        refused(code, message, field),
        SentParameter.alice(
            Stream.concat(Stream.of(exactly("is_persistent", true)), Stream.of(target))
                .toArray(SentParameter[]::new)));
  }

  private static void isRefused(
      Interaction interaction, CreateRequest request, ApiErrorKind kind, String field) {
    ApiErrorException refusal = interaction.refuses(client -> client.create(request));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).hasValue(field);
  }
}
