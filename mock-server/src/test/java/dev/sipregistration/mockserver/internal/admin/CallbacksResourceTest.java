package dev.sipregistration.mockserver.internal.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbacksResourceTest {
  private static final String RECEIVER_PATH = "accounts/1/callback_receiver";
  private static final String DELIVERIES_PATH = "accounts/1/callback_deliveries";

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void setUp() {
    admin.stopClock();
    SERVER.as("owner").create("proxy", "sip.example.org");
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
  }

  private void setReceiver() {
    assertThat(
            admin
                .put(
                    RECEIVER_PATH,
                    "{\"url\": \"%s\", \"salt\": \"pepper\"}".formatted(RECEIVER.url("/hook?k=v")))
                .status())
        .isEqualTo(204);
  }

  private void fail() {
    admin.post(
        "accounts/1/registrar_outcomes", "{\"sip_registration_id\": 1, \"status_code\": 403}");
  }

  private JsonNode deliveries() {
    return Admin.json(200, admin.get(DELIVERIES_PATH));
  }

  @Test
  void list_withoutReceiver_isEmpty() {
    fail();

    assertThat(deliveries()).isEmpty();
  }

  @Test
  void list_ofDelivered_showsAllButSecrets() {
    setReceiver();
    fail();
    SERVER.server().callbacks().awaitDelivered(DemoWorld.ACCOUNT, 1, MockServerFixture.GUARD);

    assertThat(deliveries()).hasSize(1);
    JsonNode delivery = deliveries().get(0);
    assertThat(delivery.path("callback_id").asInt()).isEqualTo(1);
    assertThat(delivery.path("type").asText()).isEqualTo("sip_registration_fail");
    assertThat(delivery.path("at").asText()).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(delivery.path("status").asText()).isEqualTo("DELIVERED");
    assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
    assertThat(delivery.has("last_failure")).isFalse();
    assertThat(delivery.path("body").asText())
        .startsWith("{\"callbacks\":[{\"callback_id\":1,")
        .contains("\"hash\":\"[redacted]\"");
    assertThat(admin.get("state").text() + deliveries()).doesNotContain("pepper", "k=v");
  }

  @Test
  void remove_whileOneWaits_dropsIt() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(serviceUnavailable()));
    setReceiver();
    fail();

    assertThat(admin.send("DELETE", RECEIVER_PATH).status()).isEqualTo(204);

    SERVER.server().callbacks().awaitSettled(DemoWorld.ACCOUNT, MockServerFixture.GUARD);
    assertThat(deliveries().get(0).path("status").asText()).isEqualTo("DROPPED");
    assertThat(deliveries().get(0).path("last_failure").asText())
        .isEqualTo("The receiver was removed");
    assertThat(admin.send("DELETE", RECEIVER_PATH).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/url | {}",
        "/url | {\"salt\": \"pepper\"}",
        "/url | {\"url\": \"ftp://localhost/\"}",
        "/url | {\"url\": \"/callbacks\"}",
        "/url | {\"url\": \"http:///callbacks\"}",
        "/url | {\"url\": \"http://me:secret@localhost/\"}",
        "/url | {\"url\": \"http://local host/\"}",
        "/url | {\"url\": \"http://127.0.0.1:99999/\"}",
        "/url | {\"url\": 1}",
        "/salt | {\"url\": \"http://localhost/\", \"salt\": 1}",
        "/salt | {\"url\": \"http://localhost/\", \"salt\": \"\"}",
        "/salt | {\"url\": \"http://localhost/\", \"salt\": \"a\\tb\"}",
        "/salt | {\"url\": \"http://localhost/\", \"salt\": \"\\ud800b\"}",
        "/url | {\"url\": \"http://localhost/\\ud800b\"}",
        "/slat | {\"url\": \"http://localhost/\", \"slat\": \"pepper\"}",
        "~ | ``",
      })
  void set_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "PUT", RECEIVER_PATH, body);
  }

  @Test
  void set_withEndlessTexts_isRefused() {
    admin.refusedAt(
        "/salt",
        "PUT",
        RECEIVER_PATH,
        "{\"url\": \"http://localhost/\", \"salt\": \"%s\"}".formatted("s".repeat(41)));
    admin.refusedAt(
        "/url",
        "PUT",
        RECEIVER_PATH,
        "{\"url\": \"http://localhost/%s\"}".formatted("u".repeat(2_000)));
  }

  @ParameterizedTest
  @CsvSource({"PUT, callback_receiver", "DELETE, callback_receiver", "GET, callback_deliveries"})
  void anything_ofUnknownAccount_isNotFound(String method, String what) {
    admin.refused(404, method, "accounts/7/" + what, "{\"url\": \"http://localhost/\"}");
  }

  @Test
  void lowBalance_changed_isToldWhenItFallsBelow() {
    setReceiver();
    Admin.json(200, admin.patch("accounts/1", "{\"low_balance\": 98}"));

    SERVER.as("owner").create();

    SERVER.server().callbacks().awaitDelivered(DemoWorld.ACCOUNT, 1, MockServerFixture.GUARD);
    assertThat(deliveries().get(0).path("type").asText()).isEqualTo("min_balance");
    admin.refusedAt("/low_balance", "PATCH", "accounts/1", "{\"low_balance\": 1e30}");
  }
}
