package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.internal.admin.pact.ProviderStateName;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PactStatesResourceTest {
  private static final String PATH = "pact/state";

  private static final Logger LOG =
      Logger.getLogger("dev.sipregistration.mockserver.internal.admin.resource.PactStatesResource");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  /** What each state looks like from outside; those about the token change nothing. */
  private final Map<String, Consumer<JsonNode>> looks =
      Map.ofEntries(
          Map.entry(
              "no money", account -> assertThat(available(account)).isEqualByComparingTo("0")),
          Map.entry("an inactive account", account -> assertThat(create().code()).isEqualTo(131)),
          Map.entry(
              "no more SIP registrations allowed",
              account -> assertThat(create().code()).isEqualTo(272)),
          Map.entry("no more calls allowed", account -> assertThat(create().code()).isEqualTo(340)),
          Map.entry(
              "persistent with a user refused",
              account ->
                  assertThat(create("application_id", "123", "user_id", "12345").code())
                      .isEqualTo(394)),
          Map.entry(
              "a SIP registration",
              account -> {
                assertThat(first(account).get("is_persistent").asBoolean()).isTrue();
                assertThat(first(account).has("application_id")).isFalse();
              }),
          Map.entry(
              "a non-persistent SIP registration",
              account -> {
                assertThat(first(account).get("is_persistent").asBoolean()).isFalse();
                assertThat(first(account).has("application_id")).isFalse();
              }),
          Map.entry(
              "a SIP registration with a rule",
              account -> {
                assertThat(first(account).get("is_persistent").asBoolean()).isTrue();
                assertThat(first(account).get("application_id").asLong()).isEqualTo(123);
                assertThat(first(account).get("rule_id").asLong()).isEqualTo(7890);
                assertThat(first(account).has("user_id")).isFalse();
              }),
          Map.entry(
              "a SIP registration with a user",
              account -> {
                assertThat(first(account).get("is_persistent").asBoolean()).isFalse();
                assertThat(first(account).get("application_id").asLong()).isEqualTo(123);
                assertThat(first(account).get("user_id").asLong()).isEqualTo(12_345);
                assertThat(first(account).has("rule_id")).isFalse();
              }),
          Map.entry(
              "a failed SIP registration",
              account -> {
                assertThat(first(account).get("successful").asBoolean()).isFalse();
                assertThat(first(account).get("status_code").asInt()).isEqualTo(403);
              }),
          Map.entry(
              "a SIP registration in progress",
              account -> {
                assertThat(first(account).has("successful")).isFalse();
                assertThat(first(account).get("is_persistent").asBoolean()).isTrue();
                assertThat(account.get("time_in_progress").asText()).isEqualTo("PT0S");
              }),
          Map.entry(
              "the beginning of 2026",
              account ->
                  assertThat(admin.get("clock").text())
                      .isEqualTo("{\"now\":\"2026-01-01T00:00:00Z\",\"running\":false}")));

  @BeforeEach
  void stopClock() {
    admin.stopClock();
  }

  static Set<String> statesOfContract() throws IOException {
    try (InputStream contract =
        PactStatesResourceTest.class.getResourceAsStream("/openapi/sip-registration.yaml")) {
      Set<String> names = new LinkedHashSet<>();
      new YAMLMapper()
          .readTree(contract)
          .at("/components/x-given")
          .fieldNames()
          .forEachRemaining(names::add);
      return names;
    }
  }

  @Test
  void states_comparedWithContract_areTheSame() throws IOException {
    assertThat(Arrays.stream(ProviderStateName.values()).map(ProviderStateName::text))
        .containsAll(statesOfContract())
        .hasSize(statesOfContract().size() + 1);
  }

  @ParameterizedTest
  @MethodSource("statesOfContract")
  void setup_ofStateOfContract_isAsDescribed(String state) {
    PlatformResponse answer = setUp(state);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(Admin.JSON);
    assertThat(answer.json().has("sip_registration_id"))
        .isEqualTo(state.contains("SIP registration") && !state.startsWith("no more"));
    looks.getOrDefault(state, this::looksLikeSeed).accept(SERVER.account(1));
  }

  @ParameterizedTest
  @MethodSource("statesOfContract")
  void teardown_ofStateOfContract_returnsToSeed(String state) {
    setUp(state);

    PlatformResponse answer =
        admin.post(PATH, "{\"state\": \"%s\", \"action\": \"teardown\"}".formatted(state));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    looksLikeSeed(SERVER.account(1));
  }

  @Test
  void setup_ofFirstState_resetsClockAndAll() {
    create();

    setUp("a SIP registration");

    assertThat(SERVER.account(1).get("sip_registrations")).hasSize(1);
    assertThat(first(SERVER.account(1)).get("sip_username").asText()).isEqualTo("alice");
    assertThat(admin.get("clock").json().get("running").asBoolean()).isTrue();
  }

  @Test
  void setup_ofAnotherStateBeforeCall_addsToFirst() {
    setUp("no money");
    PlatformResponse second = setUp("a SIP registration");

    assertThat(second.json().get("sip_registration_id").asLong()).isEqualTo(1);
    assertThat(SERVER.account(1).get("sip_registrations")).hasSize(1);
    assertThat(available(SERVER.account(1))).isEqualByComparingTo("0.0000");
  }

  @Test
  void setup_inAnyOrder_comesToTheSame() {
    setUp("a SIP registration");
    setUp("an inactive account");
    setUp("a SIP registration with a rule");
    setUp("no more SIP registrations allowed");
    setUp("no money");

    JsonNode account = SERVER.account(1);
    assertThat(account.get("sip_registrations")).hasSize(2);
    assertThat(available(account)).isEqualByComparingTo("0.0000");
    assertThat(create().code()).isEqualTo(131);
  }

  @Test
  void setup_afterRefusedCall_beginsAnew() {
    setUp("no money");
    assertThat(SERVER.withToken("not-a-token").create().code()).isEqualTo(447);

    setUp("a SIP registration");

    assertThat(available(SERVER.account(1))).isEqualByComparingTo("98.8000");
  }

  @Test
  void setup_ofSameStateAgain_beginsAnew() {
    setUp("a SIP registration");
    setUp("a SIP registration");

    assertThat(SERVER.account(1).get("sip_registrations")).hasSize(1);
  }

  @Test
  void setup_afterTeardown_beginsAnew() {
    setUp("no money");
    admin.post(PATH, "{\"state\": \"no money\", \"action\": \"teardown\"}");

    setUp("a SIP registration");

    assertThat(available(SERVER.account(1))).isEqualByComparingTo("98.8000");
  }

  @Test
  void setup_withParameters_usesThem() {
    PlatformResponse answer =
        admin.post(
            PATH,
            """
            {"state": "a SIP registration with a user", "action": "setup",
             "params": {"sip_username": "bob", "proxy": "403.sip.invalid",
                        "application_id": 124, "user_id": 12347}}
            """);

    assertThat(answer.text())
        .isEqualTo("{\"sip_registration_id\":1,\"application_id\":124,\"user_id\":12347}");
    JsonNode row = first(SERVER.account(1));
    assertThat(row.get("sip_username").asText()).isEqualTo("bob");
    assertThat(row.get("proxy").asText()).isEqualTo("403.sip.invalid");
    assertThat(row.get("user_name").asText()).isEqualTo("ada");
  }

  @Test
  void setup_byListOfStates_setsUpAll() {
    PlatformResponse answer =
        admin.post(PATH, "{\"states\": [\"a SIP registration\", \"no money\"]}");

    assertThat(answer.json().get("sip_registration_id").asLong()).isEqualTo(1);
    assertThat(available(SERVER.account(1))).isEqualByComparingTo("0.0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"state\": \"\"}",
        "{\"state\": null, \"states\": [], \"params\": {}, \"consumer\": \"shop\"}",
        "{\"state\": \"role Developer\", \"interaction_id\": \"7\", \"more\": [1]}",
      })
  void setup_ofNothingInParticular_isTheSeed(String body) {
    create();

    PlatformResponse answer = admin.post(PATH, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{}");
    looksLikeSeed(SERVER.account(1));
  }

  @Test
  void setup_ofUnknownState_isRefusedWithTheKnownOnes() throws IOException {
    create();

    JsonNode problem = admin.refused(400, "POST", PATH, "{\"state\": \"a SIP registraton\"}");

    assertThat(problem.path("pointer").asText()).isEqualTo("/state");
    assertThat(problem.path("detail").asText()).contains(statesOfContract());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/states/1 | {\"states\": [\"no money\", \"much money\"]}",
        "/action | {\"state\": \"no money\", \"action\": \"burn\"}",
        "/state | {\"state\": 1}",
        "/state | {\"state\": \"no such\", \"action\": \"teardown\"}",
        "/params/rule_id | {\"state\": \"a SIP registration\", \"params\": {\"rule_id\": 1}}",
        "/params/user_id | {\"state\": \"no money\", \"params\": {\"user_id\": 1}}",
        "/params/money | {\"state\": \"no money\", \"params\": {\"money\": 1}}",
        "/params/account_id | {\"state\": \"no money\", \"params\": {\"account_id\": \"1\"}}",
        "/params/account_id | {\"state\": \"no money\", \"params\": {\"account_id\": 1.5}}",
        "~ | ``",
        "~ | null",
        "~ | [",
        "~ | {} {}",
      })
  void setup_withWrongBody_isRefused(String pointer, String body) {
    create();

    admin.refusedAt(pointer, "POST", PATH, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"state\": \"no money\", \"params\": {\"account_id\": 7}}",
        "{\"state\": \"a SIP registration\", \"params\": {\"proxy\": \"a b\"}}",
        "{\"state\": \"a SIP registration with a rule\", \"params\": {\"rule_id\": 1}}",
      })
  void setup_ofWhatTheSeedDoesNotHave_isAConflict(String body) {
    create();

    assertThat(admin.refused(409, "POST", PATH, body).path("title").asText()).isEqualTo("Conflict");
  }

  /** An account returns to what it was when its world was entered. */
  @Test
  void setup_refused_entersNoOtherWorld() {
    create();
    String body = "{\"state\": \"a SIP registration with a rule\", \"params\": {\"rule_id\": 1}}";

    admin.refused(409, "POST", PATH, body);

    SERVER.server().accountNamed("demo").reset();
    looksLikeSeed(SERVER.account(1));
  }

  @Test
  void setup_inQuery_isAsInBody() {
    PlatformResponse answer =
        admin.send(
            "POST",
            PATH
                + "?state=a%20SIP%20registration%20with+a+user&action=setup&sip_username=bob"
                + "&proxy=403.sip.invalid&application_id=124&user_id=12347&more=1");

    assertThat(answer.text())
        .isEqualTo("{\"sip_registration_id\":1,\"application_id\":124,\"user_id\":12347}");
    assertThat(first(SERVER.account(1)).get("sip_username").asText()).isEqualTo("bob");

    admin.send("POST", PATH + "?action=teardown&state=a%20SIP%20registration%20with%20a%20user");
    looksLikeSeed(SERVER.account(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?state=no+money&action=burn", "?state=much+money", "?action=", "?"})
  void setup_wrongInQuery_isRefused(String query) {
    assertThat(admin.send("POST", PATH + query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a SIP registraton | a SIP registration",
        "SIP registration | a SIP registration",
        "A sip registration with user | a SIP registration with a user",
        "no monney | no money",
        "expired token | an expired token",
      })
  void setup_ofUnknownState_isLoggedWithTheNearest(String state, String nearest) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            if (line.getLevel() == Level.WARNING) {
              lines.add(line.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOG.addHandler(handler);
    try {
      assertThat(setUp(state).status()).isEqualTo(400);
    } finally {
      LOG.removeHandler(handler);
    }

    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                    "A Pact state was refused: There is no state \"%s\"; did you mean \"%s\"? "
                        .formatted(state, nearest)));
  }

  private static PlatformResponse create(String... parameters) {
    return SERVER.as("owner").create(parameters);
  }

  private PlatformResponse setUp(String state) {
    return admin.post(PATH, "{\"state\": \"%s\", \"action\": \"setup\"}".formatted(state));
  }

  private void looksLikeSeed(JsonNode account) {
    assertThat(available(account)).isEqualByComparingTo("100.00");
    assertThat(account.get("sip_registrations")).isEmpty();
    assertThat(create().code()).isZero();
  }

  private static BigDecimal available(JsonNode account) {
    return account.at("/money/available").decimalValue();
  }

  private static JsonNode first(JsonNode account) {
    return account.get("sip_registrations").get(0);
  }
}
