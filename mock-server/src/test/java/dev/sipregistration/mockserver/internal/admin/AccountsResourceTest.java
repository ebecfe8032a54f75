package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsResourceTest {
  private static final String PRIVATE_KEY = "PRIVATE KEY";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  @BeforeEach
  void stopClock() {
    admin.stopClock();
  }

  private JsonNode open(String body) {
    return Admin.json(201, admin.post("accounts", body));
  }

  @Test
  void open_anyAccount_hasAllThatTheDemoAccountHas() {
    JsonNode opened = open("{}").path("account");

    assertThat(opened.path("account_id").asLong()).isEqualTo(2);
    assertThat(opened.path("account_name").asText()).isEqualTo("account-2");
    assertThat(opened.path("account_email").asText()).isEqualTo("account-2@example.com");
    assertThat(opened.path("currency").asText()).isEqualTo("USD");
    assertThat(opened.at("/money/available").decimalValue()).isEqualByComparingTo("100");
    assertThat(opened.at("/applications/0/application_name").asText())
        .isEqualTo("demo.account-2.voximplant.com");
    assertThat(opened.at("/applications/0/users/0/user_id").asLong()).isEqualTo(12_345);
    assertThat(SERVER.account(2)).isEqualTo(opened);
  }

  @Test
  void open_anyAccount_returnsCredentialsThatSign() throws GeneralSecurityException {
    JsonNode credentials = open("{}").path("credentials");

    assertThat(credentials.path("account_id").asLong()).isEqualTo(2);
    assertThat(credentials.path("account_email").asText()).isEqualTo("account-2@example.com");
    assertThat(created(tokenSignedWith(credentials))).isEqualTo(1);
    assertThat(SERVER.account(2).path("sip_registrations")).hasSize(1);
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @Test
  void open_asWanted_isSo() {
    JsonNode opened =
        open(
            """
            {"account_name": "acme-1", "currency": "EUR", "opening_balance": -0.5,
             "roles": ["Developer", "CallsSMS"]}
            """);

    JsonNode account = SERVER.account(2);
    assertThat(account.path("account_name").asText()).isEqualTo("acme-1");
    assertThat(account.path("currency").asText()).isEqualTo("EUR");
    assertThat(account.at("/money/available").decimalValue()).isEqualByComparingTo("-0.5");
    String keyId = opened.at("/credentials/key_id").asText();
    String token =
        admin.post("tokens", "{\"account_id\": 2, \"key_id\": \"" + keyId + "\"}").text();
    Calls developer = SERVER.withToken(token);
    assertThat(developer.create().code()).isEqualTo(104);
    assertThat(developer.bind("application_id", "123", "sip_registration_id", "7").code())
        .isEqualTo(275);
  }

  @Test
  void open_withNameThatIsTaken_isAConflict() {
    JsonNode problem = admin.refused(409, "POST", "accounts", "{\"account_name\": \"demo\"}");

    assertThat(problem.path("title").asText()).isEqualTo("Conflict");
    assertThat(problem.path("detail").asText()).contains("demo");
  }

  @Test
  void open_anyAccountWhoseNameIsTaken_getsAnother() {
    open("{\"account_name\": \"account-3\"}");

    assertThat(open("{}").at("/account/account_name").asText()).isEqualTo("account-x-3");
  }

  /** The account and its service account are of one world, whichever comes and goes. */
  @Test
  void open_whileWorldsComeAndGo_opensInOneOfThem() throws Exception {
    SERVER.server().save("a");
    ExecutorService clients = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<PlatformResponse>>> opened =
          IntStream.range(0, 2)
              .mapToObj(
                  client ->
                      clients.submit(
                          () ->
                              Stream.generate(() -> admin.post("accounts", "{}"))
                                  .limit(50)
                                  .toList()))
              .toList();
      while (!opened.stream().allMatch(Future::isDone)) {
        SERVER.server().reset();
        SERVER.server().load(TestSeeds.demo());
        SERVER.server().restore("a");
      }
      for (Future<List<PlatformResponse>> responses : opened) {
        assertThat(responses.get()).allMatch(response -> response.status() == 201);
      }
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void reset_afterOpen_closesTheAccount() {
    open("{}");

    admin.send("POST", "reset");

    assertThat(admin.get("accounts/2").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/account_name | {\"account_name\": \"Acme\"}",
        "/account_name | {\"account_name\": \"\"}",
        "/account_name | {\"account_name\": \"a.b\"}",
        "/account_name | {\"account_name\": \"-a\"}",
        "/account_name | {\"account_name\": 1}",
        "/currency | {\"currency\": \"usd\"}",
        "/currency | {\"currency\": \"EURO\"}",
        "/opening_balance | {\"opening_balance\": \"1\"}",
        "/opening_balance | {\"opening_balance\": 1E+999999999}",
        "/opening_balance | {\"opening_balance\": 1E-19}",
        "/roles | {\"roles\": []}",
        "/roles | {\"roles\": \"Owner\"}",
        "/roles/0 | {\"roles\": [null]}",
        "/roles/1 | {\"roles\": [\"Owner\", \"Boss\"]}",
        "/name | {\"name\": \"acme\"}",
        "~ | null",
        "~ | []",
        "~ | {",
      })
  void open_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", "accounts", body);
  }

  @Test
  void list_afterOpen_hasBothAsTheStateHasThem() {
    open("{}");

    JsonNode accounts = Admin.json(200, admin.get("accounts"));

    assertThat(accounts).hasSize(2).isEqualTo(SERVER.accounts());
  }

  @Test
  void get_account_isAsTheStateHasIt() {
    assertThat(Admin.json(200, admin.get("accounts/1"))).isEqualTo(SERVER.account(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | accounts/7 | {}",
        "GET | accounts/abc | {}",
        "GET | accounts/99999999999999999999 | {}",
        "PATCH | accounts/7 | {\"active\": false}",
        "PUT | accounts/7/limits | {}",
        "POST | accounts/7/deposits | {\"amount\": 1}",
        "POST | accounts/7/service_accounts | {\"roles\": [\"Owner\"]}",
        "POST | accounts/7/reset | {}",
        "PUT | accounts/7/applications | {\"application_name\": \"ivr\"}",
        "PUT | accounts/7/rules | {\"rule_name\": \"incoming\"}",
        "PUT | accounts/7/users | {\"application_id\": 123, \"user_name\": \"grace\"}",
      })
  void anything_ofUnknownAccount_isNotFound(String method, String path, String body) {
    JsonNode problem = admin.refused(404, method, path, body);

    assertThat(problem.path("title").asText()).isEqualTo("Not Found");
  }

  @Test
  void change_openingBalanceAndPrice_costWhatTheySay() {
    long id = opened();
    admin.patch(
        "accounts/" + id,
        "{\"opening_balance\": 3, \"price\": {\"monthly_fee\": 2, \"tax_rate\": 0.25}}");

    assertThat(SERVER.account(id).path("money").path("posted").decimalValue())
        .isEqualByComparingTo("3");
    assertThat(SERVER.server().account(new AccountId(id)).terms().priceList().monthly().total())
        .isEqualByComparingTo("2.5");
  }

  @Test
  void change_openingBalanceTooLate_changesNothing() {
    long id = opened();
    admin.post("accounts/" + id + "/deposits", "{\"amount\": 1}");

    JsonNode problem =
        admin.refused(
            409, "PATCH", "accounts/" + id, "{\"opening_balance\": 3, \"active\": false}");

    assertThat(problem.path("detail").asText()).contains("moved money already");
    assertThat(SERVER.account(id).path("active").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"price\": {\"monthly_fee\": 1}} | /price/tax_rate",
        "{\"price\": {\"monthly_fee\": -1, \"tax_rate\": 0}} | /price",
        "{\"opening_balance\": 1e30} | /opening_balance",
      })
  void change_wrongMoney_isRefused(String body, String pointer) {
    assertThat(admin.refused(400, "PATCH", "accounts/1", body).path("pointer").asText())
        .isEqualTo(pointer);
  }

  @Test
  void reset_ofOneAccount_leavesTheOthers() {
    long one = opened();
    long other = opened();
    admin.post("accounts/" + one + "/deposits", "{\"amount\": 1}");
    admin.post("accounts/" + other + "/deposits", "{\"amount\": 1}");

    assertThat(admin.post("accounts/" + one + "/reset", "").status()).isEqualTo(204);

    assertThat(SERVER.account(one).path("ledger")).hasSize(1);
    assertThat(SERVER.account(other).path("ledger")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "applications | {\"application_name\": \"ivr\"} | application_id",
        "rules | {\"rule_name\": \"outgoing\"} | rule_id",
        "users | {\"application_id\": 124, \"user_name\": \"grace\"} | user_id",
      })
  void give_twice_isThere(String path, String body, String id) {
    long account = opened();
    JsonNode given = Admin.json(200, admin.put("accounts/" + account + "/" + path, body));

    assertThat(given.path(id).asLong()).isPositive();
    assertThat(Admin.json(200, admin.put("accounts/" + account + "/" + path, body)))
        .isEqualTo(given);
    assertThat(SERVER.account(account).path("applications").toString())
        .contains(given.path(id).asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | applications | {}",
        "400 | applications | {\"application_name\": \"\"}",
        "400 | rules | {\"application_id\": 0, \"rule_name\": \"a\"}",
        "400 | users | {\"user_name\": \"a\\tb\"}",
        "404 | rules | {\"application_id\": 999, \"rule_name\": \"a\"}",
        "404 | users | {\"application_id\": 999, \"user_name\": \"a\"}",
      })
  void give_wrong_isRefused(int status, String path, String body) {
    admin.refused(status, "PUT", "accounts/1/" + path, body);
  }

  private long opened() {
    return Admin.json(201, admin.post("accounts", "{}"))
        .path("account")
        .path("account_id")
        .asLong();
  }

  @Test
  void change_active_refusesTheAccountsCalls() {
    JsonNode changed = Admin.json(200, admin.patch("accounts/1", "{\"active\": false}"));

    assertThat(changed.path("active").asBoolean(true)).isFalse();
    assertThat(SERVER.as("owner").create().code()).isEqualTo(131);
    admin.patch("accounts/1", "{\"active\": true}");
    assertThat(SERVER.as("owner").create().code()).isZero();
  }

  @Test
  void change_everything_isKept() {
    JsonNode changed =
        Admin.json(
            200,
            admin.patch(
                "accounts/1",
                """
                {"frozen": true, "credit_limit": 12.5, "time_in_progress": "PT1M30S",
                 "persistent_with_user": false}
                """));

    assertThat(changed).isEqualTo(SERVER.account(1));
    assertThat(changed.path("active").asBoolean()).isTrue();
    assertThat(changed.path("frozen").asBoolean()).isTrue();
    assertThat(changed.path("credit_limit").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(changed.path("time_in_progress").asText()).isEqualTo("PT1M30S");
    assertThat(changed.path("persistent_with_user").asBoolean(true)).isFalse();
    assertThat(SERVER.as("owner").create("application_id", "123", "user_id", "12345").code())
        .isEqualTo(394);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/active | {\"active\": \"false\"}",
        "/active | {\"active\": 0}",
        "/frozen | {\"frozen\": []}",
        "/credit_limit | {\"active\": false, \"credit_limit\": -1}",
        "/credit_limit | {\"credit_limit\": 1E+30}",
        "/time_in_progress | {\"active\": false, \"time_in_progress\": \"1s\"}",
        "/time_in_progress | {\"time_in_progress\": \"PT\"}",
        "/time_in_progress | {\"time_in_progress\": \"PT-1S\"}",
        "/time_in_progress | {\"time_in_progress\": \"PT8785H\"}",
        "/time_in_progress | {\"time_in_progress\": \"PT99999999999999999999H\"}",
        "/persistent_with_user | {\"persistent_with_user\": \"no\"}",
        "/account_name | {\"account_name\": \"other\"}",
        "~ | {}",
        "~ | {\"active\": null}",
        "~ | ``",
      })
  void change_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "PATCH", "accounts/1", body);
  }

  @Test
  void limit_sipRegistrations_refusesOneMore() {
    JsonNode limits =
        Admin.json(200, admin.put("accounts/1/limits", "{\"max_sip_registrations\": 1}"));

    assertThat(limits.path("max_sip_registrations").asInt()).isEqualTo(1);
    assertThat(SERVER.account(1).path("limits")).isEqualTo(limits);
    assertThat(SERVER.as("owner").create().code()).isZero();
    assertThat(SERVER.as("owner").create().code()).isEqualTo(272);
  }

  @Test
  void limit_calls_refusesOneMoreInTheSameSecond() {
    admin.stopClock();
    JsonNode limits =
        Admin.json(200, admin.put("accounts/1/limits", "{\"requests_per_second\": 1}"));

    assertThat(limits.path("requests_per_second").asInt()).isEqualTo(1);
    assertThat(SERVER.account(1).path("limits")).isEqualTo(limits);
    assertThat(SERVER.as("owner").create().code()).isZero();
    assertThat(SERVER.as("owner").create().code()).isEqualTo(340);
  }

  @Test
  void limit_notGiven_isLifted() {
    admin.put("accounts/1/limits", "{\"max_sip_registrations\": 0, \"requests_per_second\": 0}");

    JsonNode limits = Admin.json(200, admin.put("accounts/1/limits", "{}"));

    assertThat(limits).isEmpty();
    assertThat(SERVER.as("owner").create().code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/max_sip_registrations | {\"max_sip_registrations\": -1}",
        "/max_sip_registrations | {\"max_sip_registrations\": 1.5}",
        "/max_sip_registrations | {\"max_sip_registrations\": 99999999999}",
        "/max_sip_registrations | {\"max_sip_registrations\": \"2\"}",
        "/requests_per_second | {\"requests_per_second\": -1}",
        "/requests_per_second | {\"requests_per_second\": 0.5}",
        "~ | ``",
      })
  void limit_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "PUT", "accounts/1/limits", body);
  }

  @Test
  void deposit_money_isThere() {
    JsonNode money = Admin.json(201, admin.post("accounts/1/deposits", "{\"amount\": 10.005}"));

    assertThat(money.path("available").decimalValue()).isEqualByComparingTo("110.005");
    assertThat(SERVER.account(1).path("money")).isEqualTo(money);
    assertThat(SERVER.account(1).at("/ledger/1/type").asText()).isEqualTo("DEPOSIT");
  }

  @Test
  void deposit_afterFeeThatWasNotCovered_makesTheRegistrationActiveAgain() {
    admin.post("pact/state", "{\"states\": [\"no money\", \"a SIP registration\"]}");
    admin.post("clock", "{\"advance\": \"P1M\"}");
    assertThat(SERVER.registration(1).path("deactivated").asBoolean()).isTrue();

    admin.post("accounts/1/deposits", "{\"amount\": 1.2}");

    assertThat(SERVER.registration(1).path("deactivated").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/amount | {}",
        "/amount | {\"amount\": 0}",
        "/amount | {\"amount\": -1}",
        "/amount | {\"amount\": \"10\"}",
        "/amount | {\"amount\": 1E+999999999}",
        "/amount | {\"amount\": true}",
        "/money | {\"money\": 1}",
        "~ | ``",
      })
  void deposit_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", "accounts/1/deposits", body);
  }

  @Test
  void serviceAccount_added_mayWhatItsRolesMay() throws GeneralSecurityException {
    PlatformResponse answer =
        admin.post("accounts/1/service_accounts", "{\"roles\": [\"Accountant\"]}");

    JsonNode credentials = Admin.json(201, answer);
    Calls accountant = SERVER.withToken(tokenSignedWith(credentials));
    assertThat(accountant.create().id()).isEqualTo(1);
    assertThat(accountant.bind("application_id", "123", "sip_registration_id", "1").code())
        .isEqualTo(104);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/roles | {}",
        "/roles | {\"roles\": []}",
        "/roles/0 | {\"roles\": [\"OWNER\"]}",
        "/roles/0 | {\"roles\": [1]}",
        "/role | {\"role\": \"Owner\"}",
        "~ | ``",
      })
  void serviceAccount_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", "accounts/1/service_accounts", body);
  }

  @Test
  void privateKey_ofAccount_isInNoOtherAnswer() {
    open("{}");
    admin.put("snapshots/all", "");

    for (String path : new String[] {"state", "accounts", "accounts/2", "configuration"}) {
      assertThat(admin.get(path).text()).as(path).doesNotContain(PRIVATE_KEY, "private_key");
    }
  }

  private static long created(String token) {
    return SERVER.withToken(token).create().id();
  }

  /** Signs without any help of the server, as somebody would who has but the file. */
  private static String tokenSignedWith(JsonNode credentials) throws GeneralSecurityException {
    String body = credentials.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
    long now = SERVER.server().systemTime().getEpochSecond();
    String signed =
        base64("{\"alg\":\"RS256\",\"kid\":\"" + credentials.path("key_id").asText() + "\"}")
            + "."
            + base64(
                "{\"iss\":%d,\"iat\":%d,\"exp\":%d}"
                    .formatted(credentials.path("account_id").asLong(), now, now + 60));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body))));
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
