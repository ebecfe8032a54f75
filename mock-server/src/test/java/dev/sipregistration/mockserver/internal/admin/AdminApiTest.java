package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {
  private static final String CLOCK = "/__admin/clock";
  private static final PriceList FREE = new PriceList(BigDecimal.ZERO, BigDecimal.ZERO);
  private static final String JSON = "application/json; charset=utf-8";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static PlatformResponse change(String body) {
    return SERVER.postJson(CLOCK, body);
  }

  private static JsonNode changed(String body) {
    PlatformResponse answer = change(body);
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(JSON);
    assertThat(SERVER.get(CLOCK).json().path("running")).isEqualTo(answer.json().path("running"));
    return answer.json();
  }

  private static Instant now(JsonNode clock) {
    return Instant.parse(clock.path("now").asText());
  }

  /** Makes a call that has to be refused as a problem document, and changes nothing. */
  private static JsonNode problem(int status, String body) {
    JsonNode before = SERVER.accounts();
    JsonNode clockBefore = SERVER.get(CLOCK).json().path("running");
    PlatformResponse answer = change(body);
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText())
        .isEqualTo(status == 400 ? "Bad Request" : "Conflict");
    assertThat(problem.path("type").asText()).isEqualTo("about:blank");
    assertThat(problem.path("detail").asText())
        .isNotBlank()
        .doesNotContain("dev.sipregistration", "java.", "class ", "com.fasterxml", "Exception");
    assertThat(SERVER.accounts()).isEqualTo(before);
    assertThat(SERVER.get(CLOCK).json().path("running")).isEqualTo(clockBefore);
    return problem;
  }

  private static void assertProblem(String body, String pointer, String detail) {
    JsonNode problem = problem(400, body);
    assertThat(problem.path("detail").asText()).contains(detail);
    assertThat(problem.has("pointer")).as("pointer in %s", problem).isEqualTo(!pointer.isEmpty());
    assertThat(problem.path("pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void health_started_isUp() {
    PlatformResponse health = SERVER.get("/__admin/health");

    assertThat(health.contentType()).isEqualTo(JSON);
    assertThat(health.json().path("status").asText()).isEqualTo("UP");
    assertThat(health.json().path("version").asText()).isNotBlank().isNotEqualTo("development");
  }

  @Test
  void state_demoWorld_showsTheSeed() {
    PlatformResponse state = SERVER.get("/__admin/state");

    assertThat(state.contentType()).isEqualTo(JSON);
    assertThat(state.json().at("/clock/running").asBoolean()).isTrue();
    JsonNode account = SERVER.account(1);
    assertThat(account.path("account_name").asText()).isEqualTo("demo");
    assertThat(account.at("/money/available").decimalValue()).isEqualByComparingTo("100");
    assertThat(account.at("/ledger/0/type").asText()).isEqualTo("OPENING_BALANCE");
    assertThat(account.path("applications")).hasSize(2);
    assertThat(account.at("/applications/0/rules/0/rule_name").asText()).isEqualTo("incoming");
    assertThat(account.at("/applications/0/users/1/user_name").asText()).isEqualTo("hedy");
    assertThat(account.path("sip_registrations")).isEmpty();
  }

  @Test
  void state_withPassword_neverShowsIt() {
    SERVER.as("owner").create("password", "s3cr3t-w0rd", "auth_user", "visible");

    String state = SERVER.get("/__admin/state").text();

    assertThat(state).contains("visible").doesNotContain("s3cr3t-w0rd", "password");
  }

  @Test
  void state_failedRegistration_showsSipStatus() {
    long id = SERVER.as("owner").create("proxy", "403.sip.invalid").id();

    JsonNode row = SERVER.registration(id);
    assertThat(row.path("successful").asBoolean(true)).isFalse();
    assertThat(row.path("status_code").asInt()).isEqualTo(403);
    assertThat(row.path("error_message").asText()).isEqualTo("Forbidden");
  }

  @Test
  void reset_afterChanges_returnsToTheSeed() {
    JsonNode seed = SERVER.accounts();
    Calls owner = SERVER.as("owner");
    owner.create();
    change("{\"advance\": \"P1M\"}");

    PlatformResponse reset = SERVER.postJson("/__admin/reset", "");

    assertThat(reset.status()).isEqualTo(204);
    assertThat(reset.bytes()).isEmpty();
    assertThat(SERVER.accounts()).isEqualTo(seed);
    assertThat(SERVER.get(CLOCK).json().path("running").asBoolean()).isTrue();
    assertThat(owner.create().id()).isEqualTo(1);
  }

  @Test
  void reset_withAnyBody_ignoresIt() {
    assertThat(SERVER.post("/__admin/reset", "text/plain", "now!").status()).isEqualTo(204);
  }

  @Test
  void clock_untouched_followsTheSystem() {
    JsonNode clock = SERVER.get(CLOCK).json();

    assertThat(clock.path("running").asBoolean()).isTrue();
    assertThat(Duration.between(now(clock), SERVER.server().systemTime()).abs())
        .isLessThan(MockServerFixture.GUARD);
  }

  @Test
  void clock_set_standsThere() {
    JsonNode clock = changed("{\"set\": \"2030-01-31T12:00:00+02:00\"}");

    assertThat(now(clock)).isEqualTo("2030-01-31T10:00:00Z");
    assertThat(clock.path("running").asBoolean(true)).isFalse();
    assertThat(SERVER.get(CLOCK).json()).isEqualTo(clock);
  }

  @ParameterizedTest
  @CsvSource({
    "P1M, 2030-02-28T10:00:00Z",
    "P1Y2M3W4D, 2031-04-25T10:00:00Z",
    "PT90S, 2030-01-31T10:01:30Z",
    "PT0.5S, 2030-01-31T10:00:00.500Z",
    "P1DT2H, 2030-02-01T12:00:00Z",
    "P0D, 2030-01-31T10:00:00Z"
  })
  void clock_advanced_countsInTheCalendar(String span, String result) {
    changed("{\"set\": \"2030-01-31T10:00:00Z\"}");

    assertThat(now(changed("{\"advance\": \"" + span + "\"}"))).isEqualTo(result);
  }

  @Test
  void clock_advancedByAMonth_renews() {
    changed("{\"set\": \"2030-01-31T10:00:00Z\"}");
    long id = SERVER.as("owner").create().id();

    changed("{\"advance\": \"P1M\"}");

    assertThat(SERVER.registration(id).path("next_subscription_renewal").asText())
        .isEqualTo("2030-03-31");
    assertThat(SERVER.account(1).path("ledger")).hasSize(4);
  }

  @Test
  void clock_toSystem_runsAgain() {
    changed("{\"set\": \"2020-01-01T00:00:00Z\"}");

    JsonNode clock = changed("{\"system\": true}");

    assertThat(clock.path("running").asBoolean()).isTrue();
    assertThat(Duration.between(now(clock), SERVER.server().systemTime()).abs())
        .isLessThan(MockServerFixture.GUARD);
  }

  @Test
  void clock_backBeforeALedgerEntry_isAConflict() {
    changed("{\"set\": \"2030-01-01T00:00:00Z\"}");
    SERVER.as("owner").create();

    JsonNode problem = problem(409, "{\"set\": \"2029-12-31T23:59:59Z\"}");
    problem(409, "{\"system\": true}");

    assertThat(problem.path("detail").asText())
        .contains("account 1", "entry 2", "2030-01-01T00:00:00Z");
    assertThat(SERVER.get(CLOCK).json().path("now").asText()).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void clock_backWithNothingLater_isAllowed() {
    changed("{\"set\": \"2030-01-01T00:00:00Z\"}");

    changed("{\"set\": \"2020-01-01T00:00:00Z\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"set\": null}"})
  void clock_withoutChange_isRefused(String body) {
    assertThat(problem(400, body).has("pointer")).isFalse();
  }

  @Test
  void clock_severalChanges_areRefused() {
    assertProblem(
        "{\"advance\": \"P1M\", \"system\": true}",
        "",
        "Give exactly one of set, advance and system");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 month",
        "P",
        "PT",
        "P1",
        "1M",
        "P1MT1H",
        "P-1M",
        "-P1M",
        "PT-1S",
        "p1m",
        "P1.5M",
        " P1M",
        "P99999999999M",
        "PT99999999999999999999S",
        ""
      })
  void clock_advancedByNoTimeSpan_isRefused(String span) {
    assertProblem("{\"advance\": \"" + span + "\"}", "/advance", "such as P1M or PT90S");
  }

  @Test
  void clock_overTooManyRenewals_isAConflictThatChangesNothing() {
    changed("{\"set\": \"2030-01-01T00:00:00Z\"}");
    SERVER.server().control().changeTerms(DemoWorld.ACCOUNT, terms -> terms.withPriceList(FREE));
    SERVER.as("owner").create();
    SERVER.as("owner").create();

    assertThat(problem(409, "{\"set\": \"9999-01-01T00:00:00Z\"}").path("detail").asText())
        .startsWith("More than 100000 renewals")
        .endsWith("move the clock in smaller steps");
    assertThat(SERVER.get(CLOCK).json().path("now").asText()).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void ledger_monthBeyondTheCalendar_endsWithIt() {
    changed("{\"set\": \"9999-12-31T10:00:00Z\"}");
    SERVER.as("owner").create();

    assertThat(SERVER.account(1).at("/ledger/1/period_to").asText())
        .isEqualTo("9999-12-31T23:59:59Z");
  }

  @Test
  void clock_beyondTheCalendar_isRefused() {
    assertProblem("{\"advance\": \"P9000Y\"}", "/advance", "1970 to 9999");
    assertProblem("{\"set\": \"1969-12-31T23:59:59Z\"}", "/set", "1970 to 9999");
    assertProblem("{\"set\": \"+10000-01-01T00:00:00Z\"}", "/set", "1970 to 9999");
  }

  @Test
  void clock_systemFalse_isRefused() {
    assertProblem("{\"system\": false}", "/system", "system can only be true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"2030-01-01\"",
        "\"2030-01-01T00:00:00\"",
        "\"\"",
        "1700000000",
        "1.5",
        "true",
        "[]",
        "{}"
      })
  void clock_setToNoMoment_isRefused(String value) {
    assertProblem("{\"set\": " + value + "}", "/set", "such as 2026-02-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "\"\"", "[]", "{}", "\"yes\""})
  void clock_systemOfOtherType_isRefused(String value) {
    assertProblem("{\"system\": " + value + "}", "/system", "system must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "[]", "{}"})
  void clock_advanceOfOtherType_isRefused(String value) {
    assertProblem("{\"advance\": " + value + "}", "/advance", "advance must be a text");
  }

  @Test
  void clock_unknownField_isRefusedByName() {
    assertProblem(
        "{\"forward\": \"P1M\"}",
        "/forward",
        "forward is not known here: use one of advance, set, system");
    assertProblem("{\"a/b~c\": 1}", "/a~1b~0c", "a/b~c is not known here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"P1M\"", "1", "true", "[{\"advance\": \"P1M\"}]"})
  void clock_bodyNoObject_isRefused(String body) {
    assertProblem(body, "", "The body must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"advance\"",
        "advance=P1M",
        "{\"advance\": P1M}",
        "{'advance': 'P1M'}",
        "{\"advance\": \"P1M\"} x",
        "{\"advance\": \"P1M\"}{}",
        "{\"advance\": \"P1M\", \"advance\": \"P1D\"}",
        "\u0000"
      })
  void clock_bodyNoJson_isRefusedWithThePlace(String body) {
    assertProblem(body, "", "The body is no JSON: line 1, column ");
  }

  @Test
  void clock_bodyDeeplyNested_isRefused() {
    problem(400, "{\"advance\": " + "[".repeat(20_000));
    problem(400, "[".repeat(20_000));
  }

  @Test
  void clock_bodyNotUtf8_isRefused() {
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.uri(CLOCK))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'}))
            .build();

    assertThat(SERVER.send(request).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void clock_otherContentType_isUnsupported(String type) {
    PlatformResponse answer = SERVER.post(CLOCK, type, "{\"advance\": \"P1M\"}");

    assertProblem(answer, 415);
    assertThat(answer.json().path("detail").asText()).contains("type");
  }

  @Test
  void clock_bodyTooLarge_isRefused() {
    String spaces = " ".repeat(65_536);

    assertPlain(change(spaces + "{}"), 413);
    assertThat(change("{\"system\": true}" + " ".repeat(65_520)).status()).isEqualTo(200);
    assertThat(change("{\"system\": true}" + " ".repeat(65_521)).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x",
        "/__administrator",
        "/__admin;x/state",
        "/favicon.ico",
        "/%00",
        "/..;/__admin/state",
        "/application.wadl"
      })
  void get_unknownPath_isNotFound(String path) {
    PlatformResponse answer = SERVER.get(path);

    assertPlain(answer, 404);
    assertThat(answer.text()).contains("/platform_api/", "/__admin/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin", "/__admin/", "/__admin/nothing"})
  void get_unknownPathOfAdmin_isAProblem(String path) {
    PlatformResponse answer = SERVER.get(path);

    assertProblem(answer, 404);
    assertThat(answer.json().path("detail").asText()).contains("/__admin/health");
  }

  @Test
  void anyPath_otherMethod_isNotAllowed() {
    assertProblem(SERVER.get("/__admin/reset"), 405);
    assertProblem(SERVER.postJson("/__admin/state", "{}"), 405);
    for (String method : new String[] {"PUT", "DELETE", "OPTIONS", "PATCH"}) {
      HttpRequest request =
          HttpRequest.newBuilder(SERVER.uri(CLOCK)).method(method, BodyPublishers.noBody()).build();
      assertThat(SERVER.send(request).status()).as(method).isEqualTo(405);
    }
  }

  private static void assertProblem(PlatformResponse answer, int status) {
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
  }

  private static void assertPlain(PlatformResponse answer, int status) {
    assertThat(answer.status()).as("status of %s", answer).isEqualTo(status);
    assertThat(answer.contentType()).matches("text/plain; ?charset=utf-8");
    assertThat(answer.text()).doesNotContain("<").endsWith("\n");
  }
}
