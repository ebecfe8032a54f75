package dev.sipregistration.contract;

import static dev.sipregistration.contract.ExpectedResponses.done;
import static dev.sipregistration.contract.ExpectedResponses.refused;
import static dev.sipregistration.contract.ProviderStates.ROLE_DEVELOPER;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION_WITH_USER;
import static dev.sipregistration.contract.ProviderStates.user;
import static dev.sipregistration.contract.SentParameter.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.SipRegistrationId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeleteConsumerTest {

  private static final SipRegistrationId FIRST = new SipRegistrationId(1);

  @Test
  void delete_registration_sendsItsId() {
    Interaction.delete("delete a SIP registration", done(), exactly("sip_registration_id", 1))
        .given(SIP_REGISTRATION)
        .isDoneBy(client -> client.delete(FIRST));
  }

  @Test
  void delete_registrationWithUser_isDone() {
    Interaction.delete(
            "delete a SIP registration with a user", done(), exactly("sip_registration_id", 1))
        .given(SIP_REGISTRATION_WITH_USER, user(123, 12345))
        .isDoneBy(client -> client.delete(FIRST));
  }

  @Test
  void delete_unknownSipRegistration_isRefused() {
    ApiErrorException refusal =
        Interaction.delete(
                "delete an unknown SIP registration",
                refused(275, "The 'registration_id' parameter is invalid", "sip_registration_id"),
                exactly("sip_registration_id", 999))
            .refuses(client -> client.delete(new SipRegistrationId(999)));

    assertThat(refusal.kind()).isEqualTo(ApiErrorKind.UNKNOWN_SIP_REGISTRATION);
    assertThat(refusal.fieldName()).hasValue("sip_registration_id");
  }

  static Stream<Arguments> statesThatForbidIt() {
    return ForbiddingStates.withRole(ROLE_DEVELOPER);
  }

  @ParameterizedTest
  @MethodSource("statesThatForbidIt")
  void delete_inStateThatForbidsIt_isRefused(
      String state, int code, ApiErrorKind kind, String message) {
    ApiErrorException refusal =
        Interaction.delete(
                "delete, given " + state, refused(code, message), exactly("sip_registration_id", 1))
            .given(state)
            .refuses(client -> client.delete(FIRST));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.fieldName()).isEmpty();
  }
}
