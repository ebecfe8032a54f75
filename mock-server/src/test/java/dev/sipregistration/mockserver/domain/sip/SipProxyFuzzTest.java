package dev.sipregistration.mockserver.domain.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/** Any text is a proxy or none; what is one, Java reads as an address or the host of a URI. */
class SipProxyFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void parse_anyText_agreesWithJava(byte[] input) {
    String text = new String(input, UTF_8);

    SipProxy.parse(text).ifPresent(proxy -> check(text, proxy));
  }

  private static void check(String text, SipProxy proxy) {
    assertThat(proxy.text()).isEqualTo(text);
    assertThat(SipProxy.parse(text.toUpperCase(Locale.ROOT))).contains(proxy);
    assertThat(SipProxy.parse(proxy.host())).isPresent();
    if (proxy.host().startsWith("[")) {
      assertThatCode(() -> InetAddress.getByName(proxy.host())).doesNotThrowAnyException();
    }
    String authority = text.contains(";") ? text.substring(0, text.indexOf(';')) : text;
    assertThat(URI.create("sip://" + authority.toLowerCase(Locale.ROOT)).getHost())
        .isEqualTo(proxy.host());
  }
}
