package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestRegistrarsTest {
  @ParameterizedTest
  @CsvSource({
    "403.sip.invalid, 403",
    "503.SIP.Invalid:5061;transport=tls, 503",
    "300.sip.invalid, 300",
    "699.sip.invalid, 699"
  })
  void outcomeOf_testValue_failsWithItsNumber(String proxy, int code) {
    assertThat(TestRegistrars.outcomeOf(SipProxy.of(proxy)))
        .isEqualTo(new RegistrarOutcome.Rejected(SipStatus.of(code)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip.example.com",
        "403.sip.example.com",
        "200.sip.invalid",
        "299.sip.invalid",
        "700.sip.invalid",
        "4030.sip.invalid",
        "40.sip.invalid",
        "a.403.sip.invalid",
        "sip.invalid",
        "40a.sip.invalid"
      })
  void outcomeOf_anyOtherHost_accepts(String proxy) {
    assertThat(TestRegistrars.outcomeOf(SipProxy.of(proxy)))
        .isEqualTo(new RegistrarOutcome.Accepted());
  }
}
