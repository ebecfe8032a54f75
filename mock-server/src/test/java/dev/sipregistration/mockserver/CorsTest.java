package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String CREATE = "/platform_api/CreateSipRegistration";

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(
          options -> options.cors("https://docs.example.org:443/", "HTTP://localhost:3000"));

  @RegisterExtension static final MockServerFixture WITHOUT = MockServerFixture.demo();

  private static PlatformResponse preflight(MockServerFixture server, String path, String origin) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .build());
  }

  private static PlatformResponse call(String method, String path, String origin) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri(path))
            .method(method, BodyPublishers.noBody())
            .header("Origin", origin)
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://docs.example.org", "http://localhost:3000"})
  void preflight_ofAllowedOrigin_isAnswered(String origin) {
    PlatformResponse response = preflight(SERVER, CREATE, origin);

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
    assertThat(response.header("Access-Control-Allow-Headers"))
        .isEqualTo("Authorization, Content-Type");
    assertThat(response.header("Vary")).isEqualTo("Origin");
    assertThat(SERVER.server().journal().calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"POST,200", "GET,200", "PUT,405"})
  void response_toAllowedOrigin_canBeRead(String method, int status) {
    PlatformResponse response = call(method, CREATE, "http://localhost:3000");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
    assertThat(response.header("Access-Control-Expose-Headers"))
        .isEqualTo("X-Mock-Server-Warning, Date, Retry-After");
    assertThat(response.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost",
        "null",
        "https://docs.example.org.evil.example"
      })
  void anything_ofAnotherOrigin_isAsWithoutTheOption(String origin) {
    assertThat(preflight(SERVER, CREATE, origin).status()).isEqualTo(405);
    assertThat(preflight(SERVER, CREATE, origin).header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(call("POST", CREATE, origin).header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void adminApi_ofAllowedOrigin_staysClosed() {
    PlatformResponse preflight = preflight(SERVER, "/__admin/reset", "https://docs.example.org");

    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(call("POST", "/__admin/reset", "https://docs.example.org").status()).isEqualTo(403);
    assertThat(
            call("GET", "/__admin/health", "https://docs.example.org")
                .header("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void preflight_withoutTheOption_isRefused() {
    PlatformResponse response = preflight(WITHOUT, CREATE, "https://docs.example.org");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(response.header("Vary")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "null", "docs.example.org", "https://a/b", "ftp://a", "https://u@a"})
  void option_noOrigin_isRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockServerOptions.builder().cors(origin))
        .withMessage("cors must be origins like https://docs.example.org or http://localhost:3000");
  }
}
