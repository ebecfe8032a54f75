package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminRequestFilterTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "*/*", "application/problem+json"})
  void operationWithoutAnswer_whateverIsAccepted_isDone(String accept) {
    PlatformResponse answer =
        SERVER.send(
            admin
                .request("snapshots/any")
                .header("Accept", accept)
                .PUT(BodyPublishers.noBody())
                .build());

    assertThat(answer.status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "*/*", "application/problem+json"})
  void operationWithAnswer_whateverIsAccepted_answersJson(String accept) {
    PlatformResponse answer =
        SERVER.send(admin.request("accounts/1").header("Accept", accept).GET().build());

    Admin.json(200, answer);
  }

  @Test
  void origin_ofAnotherPage_isForbiddenAndChangesNothing() throws IOException {
    SERVER.as("owner").create();

    String answer = reset("Origin: http://evil.example\n");

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("\"title\":\"Forbidden\"");
    assertThat(SERVER.account(1).path("sip_registrations")).hasSize(1);
  }

  @Test
  void origin_ofOwnPage_isServed() throws IOException {
    assertThat(reset("Origin: " + SERVER.server().baseUri() + "\n")).startsWith("HTTP/1.1 204 ");
  }

  @Test
  void host_thatAnybodyCanBind_isForbidden() throws IOException {
    for (String path : new String[] {"/__admin/state", "/__admin;x/state", "/%5F_admin/state"}) {
      assertThat(get(path, "evil.example")).doesNotStartWith("HTTP/1.1 200 ");
    }
    assertThat(get("/__admin/state", "evil.example")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void host_thatAnybodyCanBind_mayCallThePlatformAndAskForHealth() throws IOException {
    assertThat(get("/__admin/health", "evil.example")).startsWith("HTTP/1.1 200 ");
    assertThat(get("/platform_api/CreateSipRegistration", "evil.example"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void host_localhost_isServed() throws IOException {
    assertThat(get("/__admin/state", "localhost:1")).startsWith("HTTP/1.1 200 ");
  }

  private static String get(String path, String host) throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      return connection
          .send("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n")
          .readToEnd();
    }
  }

  private static String reset(String header) throws IOException {
    String host = SERVER.server().baseUri().getAuthority();
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      return connection
          .send(
              "POST /__admin/reset HTTP/1.1\nHost: "
                  + host
                  + "\nConnection: close\nContent-Length: 0\n"
                  + header
                  + "\n")
          .readToEnd();
    }
  }
}
