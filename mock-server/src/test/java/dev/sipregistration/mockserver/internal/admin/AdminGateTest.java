package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminGateTest {
  private static final String TOKEN = "kept-by-the-tests";

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken(TOKEN));

  private final Admin admin = new Admin(SERVER);

  private PlatformResponse get(String path, String authorization) {
    return SERVER.send(admin.request(path).header("Authorization", authorization).build());
  }

  @Test
  void control_withToken_isDone() {
    assertThat(get("state", "Bearer " + TOKEN).status()).isEqualTo(200);
    assertThat(get("state", "bearer " + TOKEN).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mock.example.org", "mock_server:8080", "10.1.2.3"})
  void control_anyHost_dependsOnTheTokenOnly(String host) throws Exception {
    assertThat(statusOf(host, TOKEN)).isEqualTo("200");
    assertThat(statusOf(host, "another")).isEqualTo("401");
  }

  private static String statusOf(String host, String token) throws Exception {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send(
          "GET /__admin/state HTTP/1.1\nHost: "
              + host
              + "\nAuthorization: Bearer "
              + token
              + "\n\n");
      return connection.readHead().split(" ")[1];
    }
  }

  @Test
  void control_ofPageOfAnotherOrigin_isRefusedDespiteTheToken() {
    HttpRequest request =
        admin
            .request("state")
            .header("Authorization", "Bearer " + TOKEN)
            .header("Origin", "https://evil.example")
            .build();

    assertThat(SERVER.send(request).status()).isEqualTo(403);
  }

  @Test
  void control_withoutToken_isRefusedAndChangesNothing() {
    SERVER.as("owner").create();
    HttpRequest reset = admin.request("reset").POST(HttpRequest.BodyPublishers.noBody()).build();

    PlatformResponse answer = SERVER.send(reset);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
    assertThat(answer.text()).doesNotContain(TOKEN);
    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer x",
        "Bearer kept-by-the-test",
        "Bearer kept-by-the-tests!",
        "Bearer KEPT-BY-THE-TESTS",
        "Basic kept-by-the-tests",
        "kept-by-the-tests"
      })
  void control_withAnythingElse_isRefused(String authorization) {
    assertThat(get("state", authorization).status()).isEqualTo(401);
    assertThat(get("seed?secrets=true", authorization).status()).isEqualTo(401);
    assertThat(get("configuration", authorization).status()).isEqualTo(401);
  }

  @Test
  void health_withoutToken_isThere() {
    assertThat(admin.get("health").status()).isEqualTo(200);
    assertThat(admin.get("ready").status()).isEqualTo(200);
  }

  /** Whatever they lead to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/nothing",
        "//state",
        "/./state",
        "/health/../state",
        "/health/",
        "/health;a=b",
        "/%73tate",
        "/state;a=b",
      })
  void pathSpeltInAnyWay_withoutToken_isRefused(String path) {
    assertThat(SERVER.get("/__admin" + path).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%5F_admin/state",
        "//__admin/state",
        "/./__admin/state",
        "/platform_api/../__admin/state"
      })
  void pathOfAnotherPrefix_neverLeadsToTheAdminApi(String path) {
    assertThat(SERVER.get(path).text()).doesNotContain("clock", "accounts");
  }

  /** What would be sent has 15 MB. */
  @Test
  void seed_withoutToken_isRefusedBeforeItIsSent() throws Exception {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send("PUT /__admin/seed HTTP/1.1\nHost: a\nContent-Length: 15000000\n\n");

      assertThat(connection.readToEndWithoutReset())
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("\r\nWWW-Authenticate: Bearer ")
          .containsIgnoringCase("\r\nContent-Type: application/problem+json\r\n")
          .contains("\"status\":401");
    }
  }

  @Test
  void expectation_withoutToken_isNotMet() throws Exception {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send(
          "PUT /__admin/seed HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 15\n\n");

      assertThat(connection.readToEndWithoutReset()).startsWith("HTTP/1.1 401 ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, 403",
    "same-site, 403",
    "Cross-Site, 403",
    "same-origin, 200",
    "none, 200",
  })
  void control_ofPageThatSendsNoOrigin_dependsOnItsSite(String site, int status) {
    HttpRequest request =
        admin
            .request("state")
            .header("Authorization", "Bearer " + TOKEN)
            .header("Sec-Fetch-Site", site)
            .build();

    assertThat(SERVER.send(request).status()).isEqualTo(status);
  }

  @Test
  void calls_ofThePlatform_wantNoAdminToken() {
    assertThat(SERVER.as("owner").create().id()).isEqualTo(1);
  }

  @Test
  void configuration_asked_doesNotTellTheToken() {
    assertThat(get("configuration", "Bearer " + TOKEN).text()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void start_whereOthersCanReachIt_wantsToken(String host) {
    MockServerOptions options = MockServerOptions.builder().host(host).build();

    assertThatThrownBy(() -> MockServer.start(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "host " + host + " can be reached from other machines, so the admin API needs a token");
  }

  @Test
  void start_everywhereWithToken_isProtected() {
    MockServerOptions everywhere =
        MockServerOptions.builder().host("0.0.0.0").adminToken(TOKEN).build();
    try (MockServer server = MockServer.start(everywhere)) {
      String local = "http://127.0.0.1:" + server.baseUri().getPort() + "/__admin/state";

      assertThat(SERVER.send(HttpRequest.newBuilder(java.net.URI.create(local)).build()).status())
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "\u00e9", "a\n"})
  void adminToken_unusable_isRefused(String token) {
    assertThatThrownBy(() -> MockServerOptions.builder().adminToken(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("admin-token must be of visible ASCII characters, without spaces");
  }
}
