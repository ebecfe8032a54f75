package dev.sipregistration.mockserver.internal.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAllowlistTest {
  @Test
  void host_withUnderscore_isLikeAnyOther() {
    assertThat(new HostAllowlist("0.0.0.0").isOwn("mock_server:8080")).isTrue();
    assertThat(new HostAllowlist("mock_server").isOwn("mock_server:8080")).isTrue();
    assertThat(new HostAllowlist("127.0.0.1").isOwn("mock_server")).isFalse();
    assertThat(new HostAllowlist("0.0.0.0").isOwn("mock_server.example:8080")).isFalse();
    assertThat(HostAllowlist.isSameOrigin("http://a_b:1", "http", "a_b:1")).isTrue();
    assertThat(HostAllowlist.isSameOrigin("http://a_b:1", "http", "a_b:2")).isFalse();
    assertThat(HostAllowlist.isSameOrigin("http://a_b", "http", "a_c")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "mock.localhost:80",
        "127.0.0.1:8080",
        "127.8.9.1",
        "[::1]:8080",
        "mock.test:8080"
      })
  void host_ofLoopbackOrBound_isOwn(String host) {
    assertThat(new HostAllowlist("mock.test").isOwn(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.evil",
        "127.0.0.1@evil.example",
        "10.1.2.3:8080",
        "[fe80::1]",
        "other",
        "",
        "a b",
        ":80",
        "[::1"
      })
  void host_ofSomebodyElse_isNotOwn(String host) {
    assertThat(new HostAllowlist("127.0.0.1").isOwn(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
  void host_ofServerThatListensEverywhere_isAnAddressOrHasNoDot(String bound) {
    HostAllowlist hosts = new HostAllowlist(bound);

    assertThat(hosts.isOwn("10.1.2.3:8080")).isTrue();
    assertThat(hosts.isOwn("[fe80::1]:8080")).isTrue();
    assertThat(hosts.isOwn("mock-server:8080")).isTrue();
    assertThat(hosts.isOwn("evil.example:8080")).isFalse();
  }

  @Test
  void host_missing_isOwn() {
    assertThat(new HostAllowlist("127.0.0.1").isOwn(null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, http, 127.0.0.1:8080, true",
    "http://LOCALHOST:8080, http, localhost:8080, true",
    "http://localhost, http, localhost:80, true",
    "https://localhost, https, localhost:443, true",
    "http://localhost:8081, http, localhost:8080, false",
    "https://localhost:8080, http, localhost:8080, false",
    "http://evil.example:8080, http, localhost:8080, false",
    "null, http, localhost:8080, false",
    "'', http, localhost:8080, false",
    "http://, http, localhost:8080, false"
  })
  void origin_comparedWithHost_isSameOnlyInAllParts(
      String origin, String scheme, String host, boolean same) {
    assertThat(HostAllowlist.isSameOrigin(origin, scheme, host)).isEqualTo(same);
  }
}
