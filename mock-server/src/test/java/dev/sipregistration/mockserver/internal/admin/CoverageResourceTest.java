package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageResourceTest {
  private static final String TEXT = "text/plain;charset=utf-8";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void setUp() {
    SERVER.server().coverage().clear();
    SERVER.as("owner").bind("sip_registration_id", "7", "application_id", "123", "bind", "1");
    SERVER.as("owner").call("Nonsense");
  }

  private JsonNode bind() {
    JsonNode coverage = Admin.json(200, admin.get("coverage"));
    return StreamSupport.stream(coverage.path("operations").spliterator(), false)
        .filter(operation -> operation.path("method").asText().equals("BindSipRegistration"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void coverage_afterCalls_tellsOfThem() {
    assertThat(bind().path("calls").asInt()).isEqualTo(1);
    assertThat(bind().path("succeeded").asInt()).isZero();
    assertThat(bind().path("parameters").get(0).toString())
        .isEqualTo("{\"name\":\"sip_registration_id\",\"calls\":1,\"succeeded\":0}");
    assertThat(bind().path("parameters").findValue("values").toString())
        .isEqualTo("[{\"value\":\"true\",\"calls\":1},{\"value\":\"false\",\"calls\":0}]");
    assertThat(bind().path("parameters_unused").toString())
        .isEqualTo("[\"application_name\",\"rule_id\",\"rule_name\",\"user_id\",\"user_name\"]");
    assertThat(bind().path("error_codes").toString())
        .contains(
            "{\"error_code\":275,\"msg\":\"The 'registration_id' parameter is invalid\","
                + "\"fault_only\":false,\"calls\":1}");
    assertThat(bind().path("error_codes_missing")).extracting(JsonNode::asInt).contains(100, 117);
    assertThat(bind().path("forms").toString()).contains("{\"form\":\"QUERY\",\"calls\":1}");
    assertThat(bind().path("forms_unused")).extracting(JsonNode::asText).contains("GET");
    assertThat(bind().path("http_statuses")).isEmpty();
  }

  @Test
  void apiKey_sent_isAFormOfTheCall() {
    SERVER.get("/platform_api/BindSipRegistration?account_id=1&api_key=hunter2");

    assertThat(bind().path("forms").toString()).contains("{\"form\":\"API_KEY\",\"calls\":1}");
    assertThat(bind().path("forms_unused")).extracting(JsonNode::asText).doesNotContain("API_KEY");
    assertThat(bind().toString()).doesNotContain("hunter2");
  }

  @Test
  void callOfNoOperation_isCountedApart() {
    JsonNode coverage = Admin.json(200, admin.get("coverage"));

    assertThat(coverage.path("calls_of_no_operation").asInt()).isEqualTo(1);
    assertThat(coverage.path("codes_of_no_operation").get(1).path("calls").asInt()).isEqualTo(1);
  }

  @Test
  void table_asked_isPlainText() {
    PlatformResponse answer = admin.get("coverage?format=table");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(TEXT);
    assertThat(answer.text())
        .isEqualTo(SERVER.server().coverage().report().table())
        .contains("BindSipRegistration");
  }

  @Test
  void textAccepted_isTable() {
    PlatformResponse answer =
        SERVER.send(admin.request("coverage").header("Accept", "text/plain").build());

    assertThat(answer.contentType()).isEqualTo(TEXT);
    assertThat(answer.text()).startsWith("Coverage of the platform's API");
  }

  @Test
  void jsonAsked_isJsonWhateverIsAccepted() {
    PlatformResponse answer =
        SERVER.send(admin.request("coverage?format=json").header("Accept", "text/plain").build());

    assertThat(Admin.json(200, answer).has("operations")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"coverage?format=xml", "coverage?format=", "coverage?for=table"})
  void formatThatIsUnknown_isRefused(String path) {
    admin.refused(400, "GET", path, "");
  }

  @Test
  void clear_asked_forgets() {
    assertThat(admin.send("DELETE", "coverage").status()).isEqualTo(204);

    assertThat(bind().path("calls").asInt()).isZero();
  }

  @Test
  void reset_asked_forgetsNothing() {
    admin.post("reset", "");

    assertThat(bind().path("calls").asInt()).isEqualTo(1);
  }
}
