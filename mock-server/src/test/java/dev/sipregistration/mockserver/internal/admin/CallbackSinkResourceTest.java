package dev.sipregistration.mockserver.internal.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSinkResourceTest {
  private static final String RECEIVED = "callbacks/received";
  private static final String SEND = "accounts/1/callbacks";
  private static final String RESEND = "accounts/1/callback_deliveries/%s/resend";

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.callbackSink(true));

  @RegisterExtension static final MockServerFixture WITHOUT = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);
  private final MockServer server = SERVER.server();

  @BeforeEach
  void setUp() {
    admin.stopClock();
    SERVER.as("owner").create("proxy", "sip.example.org");
  }

  private void fail() {
    admin.post(
        "accounts/1/registrar_outcomes", "{\"sip_registration_id\": 1, \"status_code\": 403}");
  }

  private void setReceiver() {
    admin.put(
        "accounts/1/callback_receiver",
        "{\"url\": \"%s\", \"salt\": \"pepper\"}".formatted(RECEIVER.url("/hook?k=v")));
  }

  private JsonNode received(String query) {
    return Admin.json(200, admin.get(RECEIVED + query)).path("callbacks");
  }

  private JsonNode send(String type) {
    return Admin.json(201, admin.post(SEND, "{\"type\": \"%s\"}".formatted(type)));
  }

  @Test
  void received_withoutReceiver_showsWhatAReceiverWouldGet() {
    fail();

    JsonNode callback = received("").path(0);
    assertThat(callback.path("number").asInt()).isEqualTo(1);
    assertThat(callback.path("callback_id").asInt()).isEqualTo(1);
    assertThat(callback.path("account_id").asInt()).isEqualTo(1);
    assertThat(callback.path("type").asText()).isEqualTo("sip_registration_fail");
    assertThat(callback.path("sip_registration_id").asInt()).isEqualTo(1);
    assertThat(callback.path("at").asText()).isEqualTo("2026-01-31T10:00:00Z");
    assertThat(callback.path("body").asText())
        .isEqualTo(
            """
            {"callbacks":[{"callback_id":1,"type":"sip_registration_fail","account_id":1,\
            "hash":"6512bd43d9caa6e02c990b0a82652dca","account_name":"demo",\
            "account_email":"demo@example.com","account_first_name":"demo",\
            "account_last_name":"Owner","language_code":"en","balance":98.8,"currency":"USD",\
            "sip_registration_fail":{"sip_registrations":[{"sip_registration_id":1,\
            "status_code":"403","error_message":"Forbidden"}]}}]}\
            """);
    assertThat(Admin.json(200, admin.get(RECEIVED)).path("forgotten").asInt(-1)).isZero();
  }

  @Test
  void received_withReceiver_isACopyWithoutSecrets() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    setReceiver();
    fail();
    server.callbacks().awaitDelivered(DemoWorld.ACCOUNT, 1, MockServerFixture.GUARD);

    assertThat(received("").path(0).path("body").asText())
        .isEqualTo(RECEIVER.findAll(postRequestedFor(anyUrl())).get(0).getBodyAsString());
    assertThat(admin.get(RECEIVED).text()).doesNotContain("pepper", "k=v");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1 2 3 4",
    "?account_id=1, 1 2 3",
    "?account_id=9, ''",
    "?type=account_is_frozen, 1 4",
    "?type=account_is_frozen&account_id=2, 4",
    "?since=3, 3 4",
    "?limit=1, 4",
    "?limit=2&type=account_is_frozen, 1 4",
  })
  void received_filtered_areThoseThatFit(String query, String numbers) {
    send("account_is_frozen");
    send("min_balance");
    send("min_balance");
    server.callbacks().awaitSettled(DemoWorld.ACCOUNT, MockServerFixture.GUARD);
    admin.post("accounts", "{\"account_name\": \"acme\"}");
    admin.post("accounts/2/callbacks", "{\"type\": \"account_is_frozen\"}");

    assertThat(received(query))
        .extracting(callback -> callback.path("number").asText())
        .containsExactly(numbers.isEmpty() ? new String[0] : numbers.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?type=sip_registration_failed | type is not known: did you mean sip_registration_fail?",
        "?type=x | type must be one of sip_registration_fail, sip_registration_recovered,",
        "?type= | type must have exactly one value",
        "?account=1 | account is not known here: did you mean account_id?",
        "?limit=0 | limit must be 1 to 10000",
        "?limit=10001 | limit must be 1 to 10000",
      })
  void received_withWrongFilter_isRefused(String query, String detail) {
    assertThat(admin.refused(400, "GET", RECEIVED + query, "").path("detail").asText())
        .startsWith(detail);
  }

  @Test
  void received_ofServerThatCollectsNone_isAConflict() {
    assertThat(new Admin(WITHOUT).refused(409, "GET", RECEIVED, "").path("detail").asText())
        .isEqualTo("This server collects no callbacks: start it with --callback-sink");
  }

  @ParameterizedTest
  @EnumSource(CallbackType.class)
  void send_ofEachType_isReceived(CallbackType type) {
    assertThat(send(type.wireName()).path("type").asText()).isEqualTo(type.wireName());

    assertThat(received("?type=" + type.wireName())).hasSize(1);
  }

  @Test
  void send_aboutASipRegistration_namesIt() {
    SERVER.as("owner").create();

    Admin.json(
        201,
        admin.post(SEND, "{\"type\": \"sip_registration_recovered\", \"sip_registration_id\": 2}"));

    assertThat(received("").path(0).path("sip_registration_id").asInt()).isEqualTo(2);
    admin.refused(404, "POST", SEND, "{\"type\": \"min_balance\", \"sip_registration_id\": 7}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/type | {}",
        "/type | {\"type\": \"unknown\"}",
        "/type | {\"type\": 1}",
        "/sip_registration_id | {\"type\": \"min_balance\", \"sip_registration_id\": \"1\"}",
        "/typ | {\"typ\": \"min_balance\"}",
        "~ | ``",
      })
  void send_withWrongBody_isRefused(String pointer, String body) {
    admin.refusedAt(pointer, "POST", SEND, body);
  }

  @Test
  void resend_ofFailedDelivery_tellsTheResult() {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    setReceiver();
    fail();
    server.callbacks().awaitDelivered(DemoWorld.ACCOUNT, 1, MockServerFixture.GUARD);
    RECEIVER.stubFor(post(anyUrl()).willReturn(serviceUnavailable()));

    JsonNode failed = Admin.json(200, admin.send("POST", RESEND.formatted(1)));
    assertThat(failed.path("status").asText()).isEqualTo("FAILED");
    assertThat(failed.path("last_failure").asText()).isEqualTo("Answered with status 503");
    assertThat(failed.path("attempts").asInt()).isEqualTo(2);
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));
    assertThat(Admin.json(200, admin.send("POST", RESEND.formatted(1))).path("status").asText())
        .isEqualTo("DELIVERED");

    RECEIVER.verify(3, postRequestedFor(anyUrl()));
    assertThat(received("")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0"})
  void resend_ofUnknownCallback_isNotFound(String id) {
    admin.refused(404, "POST", RESEND.formatted(id), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts/7/callbacks", "accounts/7/callback_deliveries/1/resend"})
  void anything_ofUnknownAccount_isNotFound(String path) {
    admin.refused(404, "POST", path, "{\"type\": \"min_balance\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {SEND, "accounts/1/callback_deliveries/1/resend"})
  void anything_thatGoesNowhere_isAConflict(String path) {
    assertThat(
            new Admin(WITHOUT)
                .refused(409, "POST", path, "{\"type\": \"min_balance\"}")
                .path("detail")
                .asText())
        .isEqualTo(
            "Callbacks of account 1 go nowhere: set its receiver, or start the server with"
                + " --callback-sink");
  }
}
