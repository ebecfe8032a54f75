package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GetSipRegistrations: rows, filters, pages, and what it refuses. */
class ListCallTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Calls owner = SERVER.as("owner");

  @BeforeEach
  void createOneOfEach() {
    SERVER.server().clock().set(Instant.parse("2026-01-31T10:00:00Z"));
    owner.create("password", "not-a-real-password");
    owner.create(
        "application_id", "123", "rule_id", "7890", "proxy", "sip.example.net:5061;transport=tcp");
    owner.create("is_persistent", "0", "application_id", "123", "user_id", "12345");
    owner.create("sip_username", "bob", "proxy", "403.sip.invalid", "application_id", "124");
  }

  private static List<Long> ids(PlatformResponse answer) {
    return StreamSupport.stream(answer.json().path("result").spliterator(), false)
        .map(row -> row.path("sip_registration_id").asLong())
        .toList();
  }

  private static void assertListed(PlatformResponse answer, Long... ids) {
    assertThat(ids(answer)).containsExactly(ids);
    assertThat(answer.json().path("count").asInt()).isEqualTo(ids.length);
  }

  @Test
  void list_registered_isARowOfTheVendor() {
    PlatformResponse answer = owner.list("sip_registration_id", "1");

    assertThat(answer.contentType()).isEqualTo(ErrorResponse.JSON);
    assertThat(answer.text())
        .isEqualTo(
            "{\"result\":[{\"sip_registration_id\":1,\"sip_username\":\"alice\","
                + "\"proxy\":\"sip.example.com\",\"last_updated\":1769853600,"
                + "\"successful\":true,\"status_code\":200,\"deactivated\":false,"
                + "\"next_subscription_renewal\":\"2026-02-28\","
                + "\"purchase_date\":\"2026-01-31 10:00:00\",\"subscription_price\":\"1.00\","
                + "\"is_persistent\":true}],\"count\":1}");
  }

  @Test
  void list_bound_namesWhatItIsBoundTo() {
    JsonNode withRule = owner.list("sip_registration_id", "2").json().at("/result/0");
    JsonNode ofJohn = owner.list("sip_registration_id", "3").json().at("/result/0");

    assertThat(withRule.path("application_id").asLong()).isEqualTo(123);
    assertThat(withRule.path("application_name").asText()).isEqualTo("demo.demo.voximplant.com");
    assertThat(withRule.path("rule_id").asLong()).isEqualTo(7890);
    assertThat(withRule.path("rule_name").asText()).isEqualTo("incoming");
    assertThat(ofJohn.path("user_id").asLong()).isEqualTo(12345);
    assertThat(ofJohn.path("user_name").asText()).isEqualTo("john");
  }

  @Test
  void list_failed_hasTheSipStatus() {
    JsonNode failed = owner.list("sip_registration_id", "4").json().at("/result/0");

    assertThat(failed.path("successful").asBoolean(true)).isFalse();
    assertThat(failed.path("status_code").asInt()).isEqualTo(403);
    assertThat(failed.path("error_message").asText()).isEqualTo("Forbidden");
  }

  @Test
  void list_withoutResponse_hasNoSuccessAndNoStatus() {
    JsonNode offline = owner.list("sip_registration_id", "3").json().at("/result/0");

    assertThat(offline.has("successful")).isFalse();
    assertThat(offline.has("status_code")).isFalse();
    assertThat(offline.has("error_message")).isFalse();
  }

  @Test
  void list_inProgress_hasNoSuccessAndNoStatus() {
    SERVER
        .server()
        .control()
        .changeOptions(
            DemoWorld.ACCOUNT, options -> options.withTimeInProgress(Duration.ofMinutes(2)));
    owner.create();

    JsonNode row = owner.list("in_progress", "true").json().at("/result/0");

    assertThat(row.path("sip_registration_id").asLong()).isEqualTo(5);
    assertThat(row.has("successful")).isFalse();
    assertThat(row.has("status_code")).isFalse();
  }

  @Test
  void list_anything_neverHasThePassword() {
    assertThat(owner.list().text()).doesNotContain("password");
  }

  @Test
  void list_ofAdminApi_isTheSameRows() {
    assertThat(owner.list().json().path("result"))
        .isEqualTo(SERVER.account(1).path("sip_registrations"));
  }

  @Test
  void list_all_isInTheOrderOfIds() {
    assertListed(owner.list(), 1L, 2L, 3L, 4L);
  }

  @Test
  void list_afterChanges_isInTheOrderOfIdsStill() {
    owner.update("sip_registration_id", "1", "proxy", "zz.example.com");
    owner.delete("sip_registration_id", "2");

    assertListed(owner.list(), 1L, 3L, 4L);
  }

  @ParameterizedTest
  @CsvSource({
    "sip_registration_id, 999",
    "sip_username, carol",
    "application_id, 999",
    "application_id, -1",
    "application_name, nowhere",
    "rule_id, 7891",
    "rule_name, nowhere",
    "user_id, 999",
    "user_name, nobody",
    "proxy, elsewhere.example",
    "proxy, no host",
    "status_code, 503",
    "deactivated, true",
    "in_progress, true"
  })
  void list_byWhatNothingHas_isEmptyAndNoError(String filter, String value) {
    assertThat(owner.list(filter, value).text()).isEqualTo("{\"result\":[],\"count\":0}");
  }

  @Test
  void list_byLists_hasThoseOfAnyPart() {
    assertListed(owner.list("application_id", "123;124"), 2L, 3L, 4L);
    assertListed(owner.list("application_name", "other;demo.demo.voximplant.com"), 2L, 3L, 4L);
    assertListed(owner.list("rule_id", "7891;7890"), 2L);
    assertListed(owner.list("rule_name", "other;incoming"), 2L);
    assertListed(owner.list("user_id", "12346;12345"), 3L);
    assertListed(owner.list("user_name", "hedy;john"), 3L);
    assertListed(owner.list("proxy", "sip.example.com;403.SIP.invalid"), 1L, 3L, 4L);
  }

  @Test
  void list_byProxyWithTransport_keepsItsSemicolon() {
    assertListed(owner.list("proxy", "sip.example.net:5061;transport=tcp"), 2L);
    assertListed(owner.list("proxy", "sip.example.net:5061;Transport=TCP;403.sip.invalid"), 2L, 4L);
    assertListed(owner.list("proxy", "sip.example.net:5061"));
  }

  @Test
  void list_byStatusCodes_hasThoseInAnyRange() {
    assertListed(owner.list("status_code", "200"), 1L, 2L);
    assertListed(owner.list("status_code", "400:499"), 4L);
    assertListed(owner.list("status_code", "403:403;200"), 1L, 2L, 4L);
    assertListed(owner.list("status_code", "100:199;500:699"));
  }

  @Test
  void list_byFlags_hasOnlyThose() {
    assertListed(owner.list("successful", "1"), 1L, 2L);
    assertListed(owner.list("successful", "False"), 4L);
    assertListed(owner.list("is_persistent", "false"), 3L);
    assertListed(owner.list("is_bound_to_application", "0"), 1L);
    assertListed(owner.list("in_progress", "false"), 1L, 2L, 3L, 4L);
  }

  @Test
  void list_bySeveralFilters_mustMatchAll() {
    assertListed(owner.list("application_id", "123", "is_persistent", "1"), 2L);
    assertListed(owner.list("application_id", "123", "user_name", "john", "successful", "true"));
  }

  /** Of one SDK the types allow it, and another one sends empty lists. */
  @Test
  void list_byAnyOrNothing_isNoFilter() {
    assertListed(
        owner.list("rule_id", "any", "rule_name", "", "user_id", "all", "user_name", ""),
        1L,
        2L,
        3L,
        4L);
    assertListed(owner.list("rule_id", "any", "rule_name", "incoming"), 2L);
  }

  @Test
  void list_inForm_isReadAlike() {
    HttpRequest form =
        owner
            .request(Calls.LIST, "")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("application_id=123;124&count=1"))
            .build();

    PlatformResponse answer = SERVER.send(form);

    assertThat(ids(answer)).containsExactly(2L);
    assertThat(answer.json().path("count").asInt()).isEqualTo(3);
  }

  @Test
  void page_ofMany_hasItsRowsAndTheNumberOfAll() {
    PlatformResponse page = owner.list("count", "2", "offset", "1");

    assertThat(ids(page)).containsExactly(2L, 3L);
    assertThat(page.json().path("count").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 4", "2, 2147483647", "2147483647, 4"})
  void page_withoutRows_tellsTheNumberOfAll(String count, String offset) {
    assertThat(owner.list("count", count, "offset", offset).text())
        .isEqualTo("{\"result\":[],\"count\":4}");
  }

  @Test
  void pages_oneAfterTheOther_haveEachRegistrationOnce() {
    List<Long> all = new ArrayList<>();
    for (int offset = 0; offset < 4; offset += 3) {
      all.addAll(ids(owner.list("count", "3", "offset", String.valueOf(offset))));
    }

    assertThat(all).containsExactly(1L, 2L, 3L, 4L);
  }

  private void assertInvalid(String filter, String value) {
    new ErrorResponse(101, "Invalid arguments", filter)
        .alone(SERVER, () -> owner.list(filter, value));
  }

  @ParameterizedTest
  @CsvSource({
    "sip_registration_id, 1;2",
    "sip_registration_id, any",
    "deactivated, maybe",
    "successful, 2",
    "is_persistent, yes",
    "is_bound_to_application, null",
    "in_progress, -",
    "application_id, 123;",
    "application_id, 123;demo",
    "application_id, 123 ;124",
    "application_id, 'any;123'",
    "application_id, 99999999999999999999",
    "rule_id, ;",
    "user_id, '1,2'",
    "application_name, ;demo",
    "rule_name, a;;b",
    "user_name, john;",
    "proxy, sip.example.com;;x",
    "status_code, forbidden",
    "status_code, 40",
    "status_code, 4xx",
    "status_code, 400-499",
    "status_code, 499:400",
    "status_code, 400:450:499",
    "status_code, 400:",
    "status_code, 200;",
    "count, -1",
    "count, ten",
    "count, 2147483648",
    "offset, -1",
    "offset, 1.5"
  })
  void list_byWhatCannotBeRead_isRefusedWithTheField(String filter, String value) {
    assertInvalid(filter, value);
  }

  @Test
  void list_byControlCharacters_isRefusedWithTheField() {
    assertInvalid("user_name", "jo\nhn");
    assertInvalid("user_id", "1\u0000");
  }

  @Test
  void list_byTexts_haveTheirLimits() {
    new ErrorResponse(
            499, "The 'sip_username' parameter length must be less than 256.", "sip_username")
        .alone(SERVER, () -> owner.list("sip_username", "x".repeat(256)));
    new ErrorResponse(499, "The 'user_name' parameter length must be less than 2048.", "user_name")
        .alone(SERVER, () -> owner.list("user_name", "x".repeat(2048)));
    new ErrorResponse(499, "The 'rule_id' parameter length must be less than 2048.", "rule_id")
        .alone(SERVER, () -> owner.list("rule_id", "1;".repeat(1023) + "12"));
    assertListed(owner.list("user_name", "x".repeat(2047)));
    assertListed(owner.list("rule_id", "1;".repeat(1023) + "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "rule", "user"})
  void list_byIdsAndNames_isOneTooMany(String thing) {
    String message =
        "Specify only one of the following parameters: %s_id, %s_name".formatted(thing, thing);

    new ErrorResponse(458, message, thing + "_id")
        .alone(SERVER, () -> owner.list(thing + "_id", "1", thing + "_name", "x"));
  }

  @Test
  void list_severalRefusals_areListedInTheContractsOrder() {
    assertThat(
            owner
                .list("offset", "x", "status_code", "x", "user_id", "x", "successful", "x")
                .errors())
        .containsExactly("101 successful", "101 user_id", "101 status_code", "101 offset");
    assertThat(
            owner.list("user_id", "1", "user_name", "x", "rule_id", "1", "rule_name", "x").errors())
        .containsExactly("458 rule_id", "458 user_id");
  }

  @Test
  void list_isNoChange() {
    JsonNode before = SERVER.accounts();

    owner.list();

    assertThat(SERVER.accounts()).isEqualTo(before);
    Set<String> fields = new HashSet<>();
    owner.list().json().fieldNames().forEachRemaining(fields::add);
    assertThat(fields).containsExactlyInAnyOrder("result", "count");
  }
}
