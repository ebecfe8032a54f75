package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipStatusTest {
  @ParameterizedTest
  @CsvSource({
    "200, OK",
    "403, Forbidden",
    "408, Request Timeout",
    "503, Service Unavailable",
    "603, Decline"
  })
  void of_listedCode_hasPhraseOfRfc3261(int code, String phrase) {
    assertThat(SipStatus.of(code)).isEqualTo(new SipStatus(code, phrase));
  }

  @ParameterizedTest
  @CsvSource({
    "100, Provisional",
    "199, Provisional",
    "299, Successful",
    "399, Redirection",
    "499, Request Failure",
    "599, Server Failure",
    "699, Global Failure"
  })
  void of_otherCode_hasNameOfClass(int code, String phrase) {
    assertThat(SipStatus.of(code).reason()).isEqualTo(phrase);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 700})
  void of_codeOutOfRange_throws(int code) {
    assertThatIllegalArgumentException().isThrownBy(() -> SipStatus.of(code));
  }

  @Test
  void failure_ofCode_beginsAt300() {
    assertThat(SipStatus.of(299).failure()).isFalse();
    assertThat(SipStatus.of(300).failure()).isTrue();
  }

  @Test
  void rejected_withSuccess_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistrarOutcome.Rejected(SipStatus.of(200)));
  }

  @Test
  void constructor_longReason_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SipStatus(403, "a".repeat(256)));
  }

  @Test
  void constructor_reasonWithHalfACharacter_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SipStatus(403, "\ud800b"));
  }
}
