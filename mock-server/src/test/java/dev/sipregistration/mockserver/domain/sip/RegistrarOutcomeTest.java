package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrarOutcomeTest {
  @Test
  void of_200_isAccepted() {
    assertThat(RegistrarOutcome.of(200)).isEqualTo(new RegistrarOutcome.Accepted());
    assertThat(RegistrarOutcome.of(200).state()).isEqualTo(new SipRegistrationState.Registered());
  }

  @Test
  void of_failure_isRejectedWithThePhraseOfTheRfcOrItsOwn() {
    assertThat(RegistrarOutcome.of(403).state())
        .isEqualTo(new SipRegistrationState.Failed(new SipStatus(403, "Forbidden")));
    assertThat(RegistrarOutcome.of(403, null)).isEqualTo(RegistrarOutcome.of(403));
    assertThat(RegistrarOutcome.of(403, "No"))
        .isEqualTo(new RegistrarOutcome.Rejected(new SipStatus(403, "No")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 199, 201, 299, 700})
  void of_otherCode_throws(int code) {
    assertThat(RegistrarOutcome.isStatusCode(code)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> RegistrarOutcome.of(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 699})
  void isStatusCode_successOrFailure_isTrue(int code) {
    assertThat(RegistrarOutcome.isStatusCode(code)).isTrue();
  }

  @Test
  void of_200WithReason_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> RegistrarOutcome.of(200, "Fine"));
  }
}
