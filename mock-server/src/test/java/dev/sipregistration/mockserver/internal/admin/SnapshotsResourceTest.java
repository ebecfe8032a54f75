package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsResourceTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void stopClock() {
    admin.stopClock();
  }

  /** Snapshots outlive resets, and so they would outlive tests. */
  @AfterEach
  void forgetAll() {
    admin.get("snapshots").json().forEach(name -> done("DELETE", "snapshots/" + name.asText()));
  }

  @Test
  void restore_ofSaved_bringsBackStateAndClock() {
    SERVER.as("owner").create();
    JsonNode before = SERVER.accounts();
    done("PUT", "snapshots/before");
    SERVER.as("owner").create();
    admin.post("clock", "{\"advance\": \"P3M\"}");

    done("POST", "snapshots/before/restore");

    assertThat(SERVER.accounts()).isEqualTo(before);
    assertThat(admin.get("clock").json().path("now").asText()).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
  }

  @Test
  void restore_afterReset_isStillPossibleAndAgain() {
    SERVER.as("owner").create();
    done("PUT", "snapshots/one");

    for (int time = 0; time < 2; time++) {
      admin.send("POST", "reset");
      assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
      done("POST", "snapshots/one/restore");
      assertThat(SERVER.account(1).path("sip_registrations")).hasSize(1);
    }
  }

  @Test
  void restore_ofAccountThatWasReset_bringsItsKeyBack() {
    admin.post("accounts", "{}");
    done("PUT", "snapshots/two-accounts");
    admin.send("POST", "reset");

    done("POST", "snapshots/two-accounts/restore");

    String token = admin.post("tokens", "{\"account_id\": 2}").text();
    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
  }

  @Test
  void restore_betweenStatesOfPact_beginsAnew() {
    done("PUT", "snapshots/seed");
    admin.post("pact/state", "{\"state\": \"no money\"}");
    done("POST", "snapshots/seed/restore");

    admin.post("pact/state", "{\"state\": \"a SIP registration\"}");

    assertThat(SERVER.account(1).at("/money/posted").decimalValue()).isEqualByComparingTo("100");
  }

  @Test
  void save_again_replaces() {
    done("PUT", "snapshots/it");
    SERVER.as("owner").create();
    done("PUT", "snapshots/it");
    admin.send("POST", "reset");

    done("POST", "snapshots/it/restore");

    assertThat(SERVER.account(1).path("sip_registrations")).hasSize(1);
    assertThat(list()).hasSize(1);
  }

  @Test
  void list_ofSaved_isInOrder() {
    assertThat(list()).isEmpty();
    done("PUT", "snapshots/b");
    done("PUT", "snapshots/a.1_x-");

    assertThat(list()).extracting(JsonNode::asText).containsExactly("a.1_x-", "b");
  }

  @Test
  void delete_ofSaved_forgetsIt() {
    done("PUT", "snapshots/a");

    done("DELETE", "snapshots/a");

    assertThat(list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"POST, snapshots/nothing/restore", "DELETE, snapshots/nothing"})
  void anything_ofUnknownSnapshot_isNotFound(String method, String path) {
    SERVER.as("owner").create();

    assertThat(admin.refused(404, method, path, "{}").path("detail").asText()).contains("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a", ".", "a%20b", "%C3%A9", "a%0Ab"})
  void save_underNoName_isRefused(String name) {
    assertThat(admin.refused(400, "PUT", "snapshots/" + name, "").has("pointer")).isFalse();
  }

  @Test
  void save_underEndlessName_isRefused() {
    done("PUT", "snapshots/" + "a".repeat(64));

    admin.refused(400, "PUT", "snapshots/" + "a".repeat(65), "");
  }

  private void done(String method, String path) {
    assertThat(admin.send(method, path).status()).isEqualTo(204);
  }

  private JsonNode list() {
    return Admin.json(200, admin.get("snapshots"));
  }
}
