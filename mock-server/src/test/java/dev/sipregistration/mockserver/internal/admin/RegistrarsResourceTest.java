package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrarsResourceTest {
  private static final String PATH = "accounts/1/registrar_outcomes";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void setUp() {
    admin.stopClock();
    SERVER.as("owner").create("proxy", "sip.example.org");
  }

  @Test
  void arrange_forRegistration_failsIt() {
    JsonNode arranged = arrange("{\"sip_registration_id\": 1, \"status_code\": 403}");

    assertThat(arranged.path("error_message").asText()).isEqualTo("Forbidden");
    assertThat(SERVER.registration(1).path("successful").asBoolean(true)).isFalse();
    assertThat(SERVER.registration(1).path("status_code").asInt()).isEqualTo(403);
    assertThat(SERVER.registration(1).path("error_message").asText()).isEqualTo("Forbidden");
  }

  @Test
  void arrange_forUser_failsWhatTheUserHolds() {
    long held = SERVER.as("owner").create("application_id", "123", "user_id", "12345").id();

    arrange("{\"user_id\": 12345, \"status_code\": 480, \"error_message\": \"Gone fishing\"}");

    assertThat(SERVER.registration(held).path("error_message").asText()).isEqualTo("Gone fishing");
    assertThat(SERVER.registration(1).path("successful").asBoolean()).isTrue();
  }

  @Test
  void arrange_forProxy_failsAllThere() {
    long elsewhere = SERVER.as("owner").create("proxy", "sip.example.net").id();

    arrange("{\"proxy\": \"SIP.example.org\", \"status_code\": 503}");

    assertThat(SERVER.registration(1).path("status_code").asInt()).isEqualTo(503);
    assertThat(SERVER.registration(elsewhere).path("status_code").asInt()).isEqualTo(200);
  }

  @Test
  void arrange_success_goesBeforeWhatIsLessParticular() {
    arrange("{\"proxy\": \"sip.example.org\", \"status_code\": 503}");

    JsonNode arranged = arrange("{\"sip_registration_id\": 1, \"status_code\": 200}");

    assertThat(arranged.has("error_message")).isFalse();
    assertThat(SERVER.registration(1).path("successful").asBoolean()).isTrue();
  }

  @Test
  void list_ofArranged_isInOrder() {
    JsonNode proxy = arrange("{\"proxy\": \"sip.example.org\", \"status_code\": 503}");
    JsonNode user = arrange("{\"user_id\": 12345, \"status_code\": 480}");
    JsonNode registration = arrange("{\"sip_registration_id\": 1, \"status_code\": 200}");

    assertThat(list()).containsExactly(registration, user, proxy);
  }

  @Test
  void arrange_again_replaces() {
    arrange("{\"sip_registration_id\": 1, \"status_code\": 403}");
    JsonNode second = arrange("{\"sip_registration_id\": 1, \"status_code\": 408}");

    assertThat(list()).containsExactly(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?sip_registration_id=1", "?user_id=12345", "?proxy=sip.example.org"})
  void clear_arranged_takesBackWhatIsMeant(String query) {
    arrange("{\"sip_registration_id\": 1, \"status_code\": 403}");
    arrange("{\"user_id\": 12345, \"status_code\": 480}");
    arrange("{\"proxy\": \"sip.example.org\", \"status_code\": 503}");

    assertThat(admin.send("DELETE", PATH + query).status()).isEqualTo(204);

    assertThat(list()).hasSize(query.isEmpty() ? 0 : 2);
    int code = SERVER.registration(1).path("status_code").asInt();
    assertThat(code).isEqualTo(query.isEmpty() ? 200 : query.startsWith("?sip") ? 503 : 403);
  }

  @Test
  void clear_nothing_isDone() {
    assertThat(admin.send("DELETE", PATH + "?proxy=nowhere.example").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/status_code | {\"sip_registration_id\": 1}",
        "/status_code | {\"sip_registration_id\": 1, \"status_code\": 100}",
        "/status_code | {\"sip_registration_id\": 1, \"status_code\": 202}",
        "/status_code | {\"sip_registration_id\": 1, \"status_code\": 700}",
        "/status_code | {\"sip_registration_id\": 1, \"status_code\": \"403\"}",
        "/sip_registration_id | {\"sip_registration_id\": 7, \"status_code\": 403}",
        "/user_id | {\"user_id\": 7, \"status_code\": 403}",
        "/proxy | {\"proxy\": \"a b\", \"status_code\": 403}",
        "/proxy | {\"proxy\": \"\", \"status_code\": 403}",
        "/error_message | {\"user_id\": 12345, \"status_code\": 200, \"error_message\": \"OK\"}",
        "/error_message | {\"user_id\": 12345, \"status_code\": 403, \"error_message\": 1}",
        "/error_message | {\"user_id\": 1, \"status_code\": 403, \"error_message\": \"\\ud800b\"}",
        "~ | {\"user_id\": 1, \"status_code\": 403, \"\\ud800b\": 1}",
        "/at | {\"user_id\": 12345, \"status_code\": 403, \"at\": \"2026-01-01T00:00:00Z\"}",
        "~ | {\"status_code\": 403}",
        "~ | {\"user_id\": 12345, \"proxy\": \"sip.example.org\", \"status_code\": 403}",
        "~ | ``",
      })
  void arrange_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", PATH, body);
  }

  @Test
  void arrange_withEndlessReason_isRefused() {
    String body =
        "{\"user_id\": 12345, \"status_code\": 403, \"error_message\": \"%s\"}"
            .formatted("a".repeat(256));

    admin.refusedAt("/error_message", "POST", PATH, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?sip_registration_id=7",
        "?user_id=7",
        "?user_id=john",
        "?user_id=",
        "?user_id",
        "?user_id=12345&user_id=12346",
        "?user=12345",
        "?proxy=a%20b",
        "?user_id=12345&proxy=sip.example.org"
      })
  void clear_ofWhatIsNotThere_isRefused(String query) {
    arrange("{\"user_id\": 12345, \"status_code\": 480}");

    JsonNode problem = admin.refused(400, "DELETE", PATH + query, "{}");

    assertThat(problem.has("pointer")).isFalse();
    assertThat(list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void anything_ofUnknownAccount_isNotFound(String method) {
    admin.refused(
        404,
        method,
        "accounts/7/registrar_outcomes",
        "{\"proxy\": \"sip.example.org\", \"status_code\": 503}");
  }

  private JsonNode arrange(String body) {
    return Admin.json(201, admin.post(PATH, body));
  }

  private JsonNode list() {
    return Admin.json(200, admin.get(PATH));
  }
}
