package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  @ParameterizedTest
  @CsvSource({"Example.ORG, example.org", "[::1], ::1", "[::1, [::1", "FE80::1, fe80::1"})
  void normalize_anyHost_isLowerCaseWithoutBrackets(String host, String normalized) {
    assertThat(Hosts.normalize(host)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @CsvSource({"::1, [::1]", "127.0.0.1, 127.0.0.1", "localhost, localhost"})
  void inUrl_anyHost_hasBracketsForIpv6(String host, String inUrl) {
    assertThat(Hosts.inUrl(host)).isEqualTo(inUrl);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "::1", "fe80::1"})
  void address_isNoName(String host) {
    assertThat(Hosts.isAddress(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "1.2.3.4.example.org", "a1"})
  void name_isNoAddress(String host) {
    assertThat(Hosts.isAddress(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1", "::ffff:10.0.0.1"})
  void literal_ofAddress_isTheAddress(String host) throws UnknownHostException {
    assertThat(Hosts.literal(host)).contains(InetAddress.getByName(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1::2::3", "a:b"})
  void literal_ofAnythingElse_isNone(String host) {
    assertThat(Hosts.literal(host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
  void wildcard_isReachableFromOutside(String host) {
    assertThat(Hosts.isWildcard(host)).isTrue();
    assertThat(Hosts.isLoopback(host)).isFalse();
    assertThat(Hosts.isReachableFromOutside(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "localhost"})
  void loopback_isNotReachableFromOutside(String host) {
    assertThat(Hosts.isLoopback(host)).isTrue();
    assertThat(Hosts.isWildcard(host)).isFalse();
    assertThat(Hosts.isReachableFromOutside(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1.example.org", "localhost.example.org", "10.0.0.1", "mylocalhost"})
  void otherHost_isNoLoopback(String host) {
    assertThat(Hosts.isLoopback(host)).isFalse();
  }
}
