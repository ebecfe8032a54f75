package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:9090/x,localhost,9090",
    "http://localhost,localhost,80",
    "HTTPS://localhost/,localhost,443",
    "http://[::1]:9090/,[::1],9090",
    "http://my_app:9090/x?y,my_app,9090",
    "http://my_app,my_app,80",
    "https://my_app:/,my_app,443"
  })
  void of_urlWithHost_hasHostAndPort(URI url, String host, int port) {
    assertThat(HostAndPort.of(url)).contains(new HostAndPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:65536/",
        "http://[::1]:99999/",
        "http://my_app:65536",
        "http://a:99999"
      })
  void of_urlWithImpossiblePort_isNothing(URI url) {
    assertThat(HostAndPort.of(url)).isEmpty();
  }

  @Test
  void of_urlWithoutHost_isNothing() {
    assertThat(HostAndPort.of(URI.create("http:///x"))).isEmpty();
    assertThat(HostAndPort.of(URI.create("http://me@my_app/"))).isEmpty();
    assertThat(HostAndPort.of(URI.create("mailto:me"))).isEmpty();
  }
}
