package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipProxyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip.example.com",
        "localhost",
        "sip.example.com.",
        "a-b.example.com",
        "3cx.example.com",
        "sip.example.zone",
        "192.0.2.1",
        "[2001:db8::1]",
        "[::]",
        "[::ffff:192.0.2.1]",
        "[1:2:3:4:5:6:7:8]",
        "[1:2:3:4:5:6:192.0.2.1]",
        "[::a]",
        "[F::]",
        "[1:2:3::5:6:7:8]",
        "sip.example.com:5060",
        "sip.example.com:65535",
        "192.0.2.1:1",
        "[2001:db8::1]:5061",
        "sip.example.com;transport=udp",
        "sip.example.com;transport=TCP",
        "[2001:db8::1]:5061;transport=tls",
        "403.sip.invalid"
      })
  void parse_hostPortAndTransport_isAccepted(String text) {
    assertThat(SipProxy.parse(text)).map(SipProxy::text).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sip:sip.example.com",
        "sips://sip.example.com",
        "https://sip.example.com",
        "sip.example.com ",
        "sip example.com",
        "user@sip.example.com",
        "sip_1.example.com",
        "-a.example.com",
        "a-.example.com",
        "a..b",
        ".",
        ".example.com",
        "example.123",
        "12345",
        "1.2.3",
        "256.1.1.1",
        "1.2.3.4.5",
        "sip.example.com:",
        "sip.example.com:0",
        "sip.example.com:65536",
        "sip.example.com:123456",
        "sip.example.com:5060:5061",
        "sip.example.com:+1",
        "sip.example.com;",
        "sip.example.com;transport=",
        "sip.example.com;transport=ws",
        "sip.example.com;transport=udp;lr",
        "sip.example.com;lr",
        "2001:db8::1",
        "[2001:db8::1",
        "2001:db8::1]",
        "[]",
        "[:::]",
        "[1::2::3]",
        "[1:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:7:8:9]",
        "[1:2:3:4:5:6:7::8]",
        "[1:2:3:4::5:6:7:8]",
        "[1:2::3:4:5:6:192.0.2.1]",
        "[1:2:3:4:5:6:7::8]x",
        "[12345::]",
        "[g::]",
        "[fe80::1%eth0]",
        "[192.0.2.1::]",
        "[2001:db8::1]5060",
        "sip.example.com/path",
        "пример.рф",
        "sip\u0000.example.com"
      })
  void parse_anythingElse_isMalformed(String text) {
    assertThat(SipProxy.parse(text)).isEmpty();
  }

  @Test
  void parse_labelTooLong_isMalformed() {
    assertThat(SipProxy.parse("a".repeat(63) + ".com")).isPresent();
    assertThat(SipProxy.parse("a".repeat(64) + ".com")).isEmpty();
  }

  @Test
  void parse_nameTooLong_isMalformed() {
    assertThat(SipProxy.parse("a.".repeat(126) + "a")).isPresent();
    assertThat(SipProxy.parse("a.".repeat(126) + "aa")).isEmpty();
  }

  @Test
  void of_malformedText_throws() {
    assertThatIllegalArgumentException().isThrownBy(() -> SipProxy.of("sip:x"));
  }

  @ParameterizedTest
  @CsvSource({
    "SIP.Example.com:5060, sip.example.com",
    "[2001:DB8::1]:5061, [2001:db8::1]",
    "192.0.2.1;transport=tls, 192.0.2.1"
  })
  void host_ofProxy_isLowerCaseWithoutPort(String text, String host) {
    assertThat(SipProxy.of(text).host()).isEqualTo(host);
  }

  @Test
  void equals_otherCase_isEqualAndKeepsText() {
    SipProxy upper = SipProxy.of("SIP.example.com");

    assertThat(upper).isEqualTo(SipProxy.of("sip.example.com"));
    assertThat(upper).hasSameHashCodeAs(SipProxy.of("sip.example.com"));
    assertThat(upper).hasToString("SIP.example.com");
    assertThat(upper).isNotEqualTo(SipProxy.of("sip.example.com:5060"));
  }

  @Test
  void parse_sameTextAgain_takesNoMoreMemory() {
    assertThat(SipProxy.of("sip.example.com")).isSameAs(SipProxy.of("sip.example.com"));
    assertThat(SipProxy.of("SIP.example.com").text()).isEqualTo("SIP.example.com");
  }
}
