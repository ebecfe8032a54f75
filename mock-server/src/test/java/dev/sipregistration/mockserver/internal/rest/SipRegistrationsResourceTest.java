package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls where nothing is wrong: what they answer, and what they leave behind. */
class SipRegistrationsResourceTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Calls owner = SERVER.as("owner");

  private String created(String... parameters) {
    return String.valueOf(owner.create(parameters).id());
  }

  private static JsonNode registration(String id) {
    return SERVER.registration(Long.parseLong(id));
  }

  private void bind(String... parameters) {
    assertThat(owner.bind(parameters).text()).isEqualTo("{\"result\":1}");
  }

  private static void assertBoundTo(String id, long application, long rule, long user) {
    JsonNode row = registration(id);
    assertThat(row.path("application_id").asLong()).isEqualTo(application);
    assertThat(row.path("rule_id").asLong()).isEqualTo(rule);
    assertThat(row.path("user_id").asLong()).isEqualTo(user);
  }

  @Test
  void create_requiredOnly_answersIdAndAccount() {
    PlatformResponse answer = owner.create();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(ErrorResponse.JSON);
    assertThat(answer.text())
        .isEqualTo(
            "{\"result\":1,\"sip_registration_id\":1,\"account_info\":"
                + "{\"account_id\":1,\"frozen\":false,\"balance\":98.8,\"currency\":\"USD\"}}");
  }

  @Test
  void create_everythingById_isKept() {
    String id =
        created(
            "sip_username", "alice",
            "proxy", "sip.example.com:5061;transport=tls",
            "auth_user", "auth",
            "outbound_proxy", "[2001:db8::1]:5060",
            "password", "top secret",
            "is_persistent", "false",
            "application_id", "123",
            "rule_id", "7890",
            "user_id", "12345");

    JsonNode row = registration(id);
    assertThat(row.path("sip_username").asText()).isEqualTo("alice");
    assertThat(row.path("proxy").asText()).isEqualTo("sip.example.com:5061;transport=tls");
    assertThat(row.path("auth_user").asText()).isEqualTo("auth");
    assertThat(row.path("outbound_proxy").asText()).isEqualTo("[2001:db8::1]:5060");
    assertThat(row.path("is_persistent").asBoolean(true)).isFalse();
    assertThat(row.path("application_name").asText()).isEqualTo("demo.demo.voximplant.com");
    assertThat(row.path("rule_name").asText()).isEqualTo("incoming");
    assertThat(row.path("user_name").asText()).isEqualTo("john");
    assertBoundTo(id, 123, 7890, 12345);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo.demo.voximplant.com"})
  void create_everythingByName_isFound(String application) {
    String id =
        created("application_name", application, "rule_name", "incoming", "user_name", "hedy");

    assertBoundTo(id, 123, 7890, 12346);
  }

  @Test
  void create_anything_reservesTheMoney() {
    String id = created();

    JsonNode account = SERVER.account(1);
    assertThat(account.at("/money/posted").decimalValue()).isEqualByComparingTo("100");
    assertThat(account.at("/money/reserved").decimalValue()).isEqualByComparingTo("1.2");
    assertThat(account.at("/money/available").decimalValue()).isEqualByComparingTo("98.8");
    assertThat(account.at("/ledger/1/type").asText()).isEqualTo("RESERVATION");
    assertThat(account.at("/ledger/1/sip_registration_id").asText()).isEqualTo(id);
    assertThat(registration(id).path("subscription_price").asText()).isEqualTo("1.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "accountant"})
  void create_withTheRole_isAllowed(String serviceAccount) {
    assertThat(SERVER.as(serviceAccount).create().id()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "developer"})
  void bind_withTheRole_isAllowed(String serviceAccount) {
    String id = created();

    assertThat(
            SERVER
                .as(serviceAccount)
                .bind("sip_registration_id", id, "application_id", "123")
                .code())
        .isZero();
    assertBoundTo(id, 123, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "developer"})
  void update_withTheRole_isAllowed(String serviceAccount) {
    String id = created();

    assertThat(
            SERVER
                .as(serviceAccount)
                .update("sip_registration_id", id, "proxy", "sip.example.net")
                .code())
        .isZero();
    assertThat(registration(id).path("proxy").asText()).isEqualTo("sip.example.net");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin"})
  void delete_withTheRole_isAllowed(String serviceAccount) {
    String id = created();

    assertThat(SERVER.as(serviceAccount).delete("sip_registration_id", id).code()).isZero();
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "developer", "supervisor", "accountant", "support"})
  void list_withTheRole_isAllowed(String serviceAccount) {
    created();

    assertThat(SERVER.as(serviceAccount).list().json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void create_withGet_isAnsweredToo() {
    HttpRequest get =
        owner.request(Calls.CREATE, "sip_username=alice&proxy=sip.example.com").GET().build();

    assertThat(SERVER.send(get).id()).isEqualTo(1);
  }

  @Test
  void create_withTrailingSlash_isAnsweredToo() {
    assertThat(
            owner
                .callWithQuery(
                    Calls.CREATE + "/", "sip_username=alice&proxy=sip.example.com&is_persistent=0")
                .id())
        .isEqualTo(1);
    assertThat(
            owner
                .callWithQuery(Calls.CREATE + "/", "sip_username=alice&proxy=sip.example.com")
                .id())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "null", " {\n} "})
  void create_withJsonThatSaysNothing_ignoresIt(String body) {
    HttpRequest withBody =
        owner
            .request(Calls.CREATE, "sip_username=alice&proxy=sip.example.com")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();

    assertThat(SERVER.send(withBody).id()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*", "nonsense"})
  void create_acceptingOtherTypes_isAnsweredInJson(String accept) {
    HttpRequest request =
        owner
            .request(Calls.CREATE, "sip_username=alice&proxy=sip.example.com")
            .header("Accept", accept)
            .build();

    PlatformResponse answer = SERVER.send(request);
    assertThat(answer.contentType()).isEqualTo(ErrorResponse.JSON);
    assertThat(answer.id()).isEqualTo(1);
  }

  @Test
  void bind_byIdThenByName_changesTheTarget() {
    String id = created();

    bind("sip_registration_id", id, "application_id", "123", "rule_id", "7890");
    assertBoundTo(id, 123, 7890, 0);
    bind("sip_registration_id", id, "application_name", "demo", "user_name", "john", "bind", "1");
    assertBoundTo(id, 123, 7890, 12345);
    bind("sip_registration_id", id, "application_name", "other", "rule_name", "other");
    assertBoundTo(id, 124, 7891, 0);
  }

  @Test
  void bind_userOfAnotherRegistration_displacesIt() {
    String[] target = {"application_id", "123", "rule_id", "7890", "user_id", "12345"};
    String first = created(target);
    String second = created();

    bind("sip_registration_id", second, "application_id", "123", "user_id", "12345");

    assertBoundTo(first, 123, 7890, 0);
    assertBoundTo(second, 123, 0, 12345);
  }

  @Test
  void create_withUserOfAnotherRegistration_displacesIt() {
    String[] target = {"application_id", "123", "user_id", "12345"};
    String first = created(target);
    String second = created(target);

    assertBoundTo(first, 123, 0, 0);
    assertBoundTo(second, 123, 0, 12345);
  }

  @Test
  void unbind_registrationAlone_clearsAll() {
    String id = created("application_id", "123", "rule_id", "7890", "user_id", "12345");

    bind("sip_registration_id", id, "bind", "false");

    assertThat(registration(id).has("application_id")).isFalse();
    assertBoundTo(id, 0, 0, 0);
  }

  @Test
  void unbind_ruleOrUser_clearsJustThat() {
    String id = created("application_id", "123", "rule_id", "7890", "user_id", "12345");

    bind("sip_registration_id", id, "application_id", "123", "rule_id", "7890", "bind", "0");
    assertBoundTo(id, 123, 0, 12345);
    bind("sip_registration_id", id, "application_name", "demo", "user_name", "john", "bind", "0");
    assertBoundTo(id, 123, 0, 0);
  }

  @Test
  void unbind_userAlone_freesTheUser() {
    String id = created("application_id", "123", "rule_id", "7890", "user_id", "12345");

    bind("user_id", "12345", "bind", "false");

    assertBoundTo(id, 123, 7890, 0);
  }

  @Test
  void unbind_whatIsNotBound_isDoneAlready() {
    String id = created();

    bind("sip_registration_id", id, "bind", "false");
    bind("user_id", "12345", "bind", "false");
    bind("sip_registration_id", id, "application_id", "124", "user_id", "12347", "bind", "false");
    assertBoundTo(id, 0, 0, 0);
  }

  private void update(String... parameters) {
    PlatformResponse answer = owner.update(parameters);
    assertThat(answer.contentType()).isEqualTo(ErrorResponse.JSON);
    assertThat(answer.text()).isEqualTo("{\"result\":1}");
  }

  @Test
  void update_everything_isKept() {
    String id = created();

    update(
        "sip_registration_id", id,
        "sip_username", "bob",
        "proxy", "403.sip.invalid",
        "auth_user", "auth",
        "outbound_proxy", "[2001:db8::1]:5060",
        "password", "top secret",
        "application_name", "demo",
        "rule_id", "7890",
        "user_name", "john");

    JsonNode row = registration(id);
    assertThat(row.path("sip_username").asText()).isEqualTo("bob");
    assertThat(row.path("proxy").asText()).isEqualTo("403.sip.invalid");
    assertThat(row.path("auth_user").asText()).isEqualTo("auth");
    assertThat(row.path("outbound_proxy").asText()).isEqualTo("[2001:db8::1]:5060");
    assertThat(row.path("status_code").asInt()).isEqualTo(403);
    assertBoundTo(id, 123, 7890, 12345);
  }

  @Test
  void update_emptyValues_areAbsent() {
    String id = created("auth_user", "auth", "application_id", "123", "rule_id", "7890");
    JsonNode before = SERVER.accounts();

    update(
        "sip_registration_id", id,
        "sip_username", "",
        "proxy", "",
        "auth_user", "",
        "outbound_proxy", "",
        "password", "",
        "application_id", "",
        "rule_name", "",
        "user_id", "");

    assertThat(SERVER.accounts()).isEqualTo(before);
  }

  /** Whether it is persistent cannot be changed, so the parameter is one that is not known. */
  @Test
  void update_ofPersistence_isIgnoredAndNamed() {
    String id = created();

    PlatformResponse answer = owner.update("sip_registration_id", id, "is_persistent", "false");

    assertThat(answer.text()).isEqualTo("{\"result\":1}");
    assertThat(answer.header("X-Mock-Server-Warning")).contains("is_persistent");
    assertThat(registration(id).path("is_persistent").asBoolean()).isTrue();
  }

  @Test
  void update_userOfAnotherRegistration_displacesIt() {
    String first = created("application_id", "123", "rule_id", "7890", "user_id", "12345");
    String second = created();

    update("sip_registration_id", second, "application_id", "123", "user_id", "12345");

    assertBoundTo(first, 123, 7890, 0);
    assertBoundTo(second, 123, 0, 12345);
  }

  @Test
  void delete_registration_keepsTheMoneyOfItsMonth() {
    String id = created("application_id", "123", "user_id", "12345");
    JsonNode before = SERVER.account(1);

    PlatformResponse answer = owner.delete("sip_registration_id", id);

    assertThat(answer.contentType()).isEqualTo(ErrorResponse.JSON);
    assertThat(answer.text()).isEqualTo("{\"result\":1}");
    JsonNode after = SERVER.account(1);
    assertThat(after.path("sip_registrations")).isEmpty();
    assertThat(after.path("money")).isEqualTo(before.path("money"));
    assertThat(after.path("ledger")).isEqualTo(before.path("ledger"));
  }

  @Test
  void delete_registration_settlesAtTheEndOfItsMonth() {
    SERVER.server().clock().set(Instant.parse("2026-01-31T10:00:00Z"));
    owner.delete("sip_registration_id", created());

    SERVER.server().clock().set(Instant.parse("2026-02-28T10:00:00Z"));

    JsonNode account = SERVER.account(1);
    assertThat(account.at("/ledger/2/type").asText()).isEqualTo("SETTLEMENT");
    assertThat(account.at("/ledger/2/sip_registration_id").asLong()).isEqualTo(1);
    assertThat(account.at("/ledger/2/at").asText()).isEqualTo("2026-02-28T10:00:00Z");
    assertThat(account.path("ledger")).hasSize(3);
    assertThat(account.at("/money/posted").decimalValue()).isEqualByComparingTo("98.8");
    assertThat(account.at("/money/reserved").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void delete_idOfTheDeletedOne_isNotUsedAgain() {
    owner.delete("sip_registration_id", created());

    assertThat(created()).isEqualTo("2");
  }
}
