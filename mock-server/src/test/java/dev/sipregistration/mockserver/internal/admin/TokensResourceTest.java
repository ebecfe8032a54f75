package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.internal.admin.generated.RoleNameModel;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokensResourceTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @Test
  void issue_anyToken_isOfTheOwnerOfAccountOne() throws IOException {
    String token = issue("{}");

    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
    assertThat(claims(token).path("exp").asLong() - claims(token).path("iat").asLong())
        .isEqualTo(3600);
  }

  @Test
  void issue_ofRole_mayWhatTheRoleMay() {
    String token = issue("{\"role\": \"Developer\"}");

    assertThat(SERVER.withToken(token).create().code()).isEqualTo(104);
  }

  @Test
  void issue_ofKey_isSignedWithIt() {
    String keyId = SERVER.credentials("accountant").keyId().value();
    String token = issue("{\"account_id\": 1, \"key_id\": \"" + keyId + "\"}");

    assertThat(SERVER.withToken(token).bind().code()).isEqualTo(104);
    assertThat(SERVER.withToken(token).create().id()).isEqualTo(1);
  }

  @Test
  void issue_withLifetime_livesAsLong() throws IOException {
    JsonNode claims = claims(issue("{\"lifetime\": \"PT1M30S\"}"));

    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, 456",
    "ISSUED_IN_FUTURE, 455",
    "LIVES_TOO_LONG, 454",
    "UNKNOWN_KEY, 433",
    "BAD_SIGNATURE, 100",
    "MALFORMED, 447"
  })
  void issue_withFlaw_isRefusedForIt(String flaw, int code) {
    String token = issue("{\"flaw\": \"" + flaw + "\"}");

    assertThat(SERVER.withToken(token).create().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void issue_ofAnyRole_signs(Role role) {
    RoleNameModel name = RoleNameModel.valueOf(role.name());

    assertThat(issue("{\"role\": \"" + name + "\"}")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/account_id | {\"account_id\": 7}",
        "/account_id | {\"account_id\": \"1\"}",
        "/role | {\"role\": \"Boss\"}",
        "/role | {\"account_id\": 7, \"role\": \"Admin\"}",
        "/role | {\"key_id\": \"any\", \"role\": \"Owner\"}",
        "/key_id | {\"key_id\": \"any\"}",
        "/key_id | {\"key_id\": 1}",
        "/lifetime | {\"lifetime\": \"PT0S\"}",
        "/lifetime | {\"lifetime\": \"PT1.5S\"}",
        "/lifetime | {\"lifetime\": \"PT1H1S\"}",
        "/lifetime | {\"lifetime\": \"1h\"}",
        "/lifetime | {\"lifetime\": 60}",
        "/flaw | {\"flaw\": \"UGLY\"}",
        "/iss | {\"iss\": 1}",
        "~ | ``",
      })
  void issue_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", "tokens", body);
  }

  private String issue(String body) {
    PlatformResponse answer = admin.post("tokens", body);
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(201);
    assertThat(answer.contentType()).isEqualTo("text/plain");
    return answer.text();
  }

  private static JsonNode claims(String token) throws IOException {
    return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
