package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersResourceTest {
  private static final String JOHN = "accounts/1/users/12345/";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void setUp() {
    admin.stopClock();
    SERVER
        .as("owner")
        .create("is_persistent", "false", "application_id", "123", "user_id", "12345");
  }

  @Test
  void login_ofUserWithRegistration_bringsItOnline() {
    JsonNode john = Admin.json(200, admin.send("POST", JOHN + "login"));

    assertThat(john.path("user_id").asLong()).isEqualTo(12_345);
    assertThat(john.path("user_name").asText()).isEqualTo("john");
    assertThat(john.path("logged_in").asBoolean()).isTrue();
    assertThat(SERVER.account(1).at("/applications/0/users/0")).isEqualTo(john);
    assertThat(SERVER.registration(1).path("successful").asBoolean()).isTrue();
  }

  @Test
  void logoff_ofUserWithRegistration_takesItOffline() {
    admin.send("POST", JOHN + "login");

    JsonNode john = Admin.json(200, admin.send("POST", JOHN + "logoff"));

    assertThat(john.path("logged_in").asBoolean(true)).isFalse();
    assertThat(SERVER.account(1).at("/applications/0/users/0")).isEqualTo(john);
    assertThat(SERVER.registration(1).has("successful")).isFalse();
  }

  @Test
  void login_twice_isNoMore() {
    admin.send("POST", JOHN + "login");
    JsonNode before = SERVER.accounts();

    Admin.json(200, admin.send("POST", JOHN + "login"));

    assertThat(SERVER.accounts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts/1/users/7/login",
        "accounts/1/users/7/logoff",
        "accounts/7/users/12345/login",
        "accounts/7/users/12345/logoff",
        "accounts/1/users/john/login",
        "accounts/demo/users/12345/logoff"
      })
  void anything_ofUnknownUser_isNotFound(String path) {
    assertThat(admin.refused(404, "POST", path, "{}").path("title").asText())
        .isEqualTo("Not Found");
  }
}
