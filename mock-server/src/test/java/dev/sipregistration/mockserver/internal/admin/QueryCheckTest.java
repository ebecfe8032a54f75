package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that an operation does not have would be taken for a query without restrictions. */
class QueryCheckTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  private String refusal(String method, String path) {
    return admin.refused(400, method, path, "").path("detail").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, state?account_id=1",
    "GET, accounts?name=demo",
    "GET, metrics?name=calls",
    "GET, faults?method=BindSipRegistration",
    "DELETE, faults?method=BindSipRegistration",
    "DELETE, journal?account_id=1",
    "POST, reset?account_id=1",
    "DELETE, accounts/1/callback_receiver?now=true",
    "PUT, snapshots/before?account_id=1"
  })
  void query_ofOperationWithoutOne_isRefused(String method, String path) {
    assertThat(refusal(method, path)).endsWith(" is not known here: the operation has no query");
  }

  @Test
  void clear_withUnknownName_clearsNothing() {
    SERVER.as("owner").create();

    refusal("DELETE", "journal?account_id=2");

    assertThat(Admin.json(200, admin.get("journal/count")).path("count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|seed?secret=true|secret is not known here: did you mean secrets?",
        "GET|coverage?as=table|as is not known here: use format",
        "DELETE|accounts/1/registrar_outcomes?userid=1|userid is not known here: did you mean"
            + " user_id?",
        "GET|journal/count?limit=5|limit is not known here: use account_id, any_method, error_code,"
            + " http_status, key_id, method, parameter, since, warned"
      })
  void name_thatOperationDoesNotHave_isRefusedWithTheRemedy(
      String method, String path, String detail) {
    assertThat(refusal(method, path)).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "seed?secrets=yes, secrets must be true or false",
    "seed?secrets=TRUE, secrets must be true or false",
    "seed?secrets=, secrets must have exactly one value",
    "seed?secrets=true&secrets=true, secrets must have exactly one value"
  })
  void value_thatJaxRsWouldReadAsAnother_isRefused(String path, String detail) {
    assertThat(refusal("GET", path)).isEqualTo(detail);
  }

  @Test
  void pactState_withNamesOfTheVerifier_isSetUp() {
    Admin.json(200, admin.send("POST", "pact/state?state=no%20money&consumer=shop"));
  }
}
