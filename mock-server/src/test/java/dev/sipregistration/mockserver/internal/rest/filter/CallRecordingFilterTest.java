package dev.sipregistration.mockserver.internal.rest.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import dev.sipregistration.mockserver.internal.rest.generated.CreateSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of calls that came over the wire. */
class CallRecordingFilterTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Calls owner = SERVER.as("owner");

  private static RecordedCall only() {
    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static List<String> parameters() {
    return only().parameters().stream().map(RecordedParameter::toString).toList();
  }

  @Test
  void create_done_isKeptWithCallerAndAnswer() {
    SERVER.postJson("/__admin/clock", "{\"set\": \"2030-01-31T10:00:00Z\"}");
    PlatformResponse answer = owner.create("is_persistent", "false");

    RecordedCall call = only();
    assertThat(call.number()).isEqualTo(1);
    assertThat(call.at()).isEqualTo(Instant.parse("2030-01-31T10:00:00Z"));
    assertThat(call.duration()).isPositive();
    assertThat(call.accountId()).isEqualTo(new AccountId(1));
    assertThat(call.keyId()).isEqualTo(SERVER.credentials("owner").keyId());
    assertThat(call.method()).isEqualTo(Calls.CREATE);
    assertThat(call.parameters())
        .containsExactly(
            new RecordedParameter("sip_username", "alice", true),
            new RecordedParameter("is_persistent", "false", true),
            new RecordedParameter("proxy", "sip.example.com", true));
    assertThat(call.response().status()).isEqualTo(200);
    assertThat(call.response().errorCode()).isZero();
    assertThat(call.response().body()).isEqualTo(answer.text()).contains("sip_registration_id");
    assertThat(call.warnings()).isEmpty();
    assertThat(call.forms()).containsExactly(RequestStyle.QUERY, RequestStyle.BOOLEAN_WORD);
  }

  @Test
  void refusal_ofOperation_isKeptWithCode() {
    PlatformResponse answer = owner.bind("sip_registration_id", "7", "application_id", "123");

    assertThat(only().response().errorCode()).isEqualTo(answer.code()).isEqualTo(275);
    assertThat(only().response().body()).isEqualTo(answer.text());
  }

  @Test
  void refusal_ofGate_isKeptWithCode() {
    PlatformResponse answer = owner.bind("sip_registration_id", "x");

    assertThat(only().response().errorCode()).isEqualTo(answer.code()).isEqualTo(101);
    assertThat(only().response().body()).isEqualTo(answer.text());
    assertThat(parameters()).containsExactly("sip_registration_id=x");
  }

  @Test
  void callWithoutToken_isKeptWithoutCaller() {
    SERVER.anonymously().bind("user_id", "12345");

    assertThat(only().accountId()).isNull();
    assertThat(only().keyId()).isNull();
    assertThat(only().response().errorCode()).isEqualTo(100);
    assertThat(parameters()).containsExactly("user_id=12345");
  }

  @Test
  void unknownMethod_isKeptAsCalled() {
    owner.call("CreateSipRegistrations", "user_id", "5");

    assertThat(only().method()).isEqualTo("CreateSipRegistrations");
    assertThat(only().response().errorCode()).isEqualTo(103);
    assertThat(only().parameters()).containsExactly(new RecordedParameter("user_id", "5", false));
  }

  @Test
  void unknownParameter_isMarkedAndWarnedOf() {
    owner.create("sip_proxy", "sip.example.org");

    assertThat(only().parameters())
        .contains(new RecordedParameter("sip_proxy", "sip.example.org", false));
    assertThat(only().warnings())
        .containsExactly(
            new CallWarning(CallWarning.Kind.UNKNOWN_PARAMETER, "sip_proxy: did you mean proxy?"));
  }

  @Test
  void fieldsOfTheTransport_areKnown() {
    owner.callWithQuery("", "cmd=BindSipRegistration&account_id=1&user_id=12345&bind=false");
    owner.callWithQuery("", "cmd=NoSuchMethod");

    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls.get(0).parameters())
        .contains(
            new RecordedParameter("cmd", "BindSipRegistration", true),
            new RecordedParameter("account_id", "1", true));
    assertThat(calls.get(0).warnings()).isEmpty();
    assertThat(calls.get(1).parameters())
        .containsExactly(new RecordedParameter("cmd", "NoSuchMethod", true));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void apiKey_inQueryOrForm_isNotedAndWarnedOfAndNotKept(boolean inForm) {
    String fields = "account_id=1&api_key=hunter2&user_id=12345&bind=false";
    String path = "/platform_api/BindSipRegistration";
    PlatformResponse answer =
        inForm
            ? SERVER.post(path, "application/x-www-form-urlencoded", fields)
            : SERVER.get(path + "?" + fields);

    assertThat(answer.code()).isEqualTo(100);
    assertThat(only().forms()).contains(RequestStyle.API_KEY);
    assertThat(only().parameters()).contains(new RecordedParameter("api_key", "[redacted]", true));
    assertThat(only().warnings())
        .contains(
            new CallWarning(
                CallWarning.Kind.DEPRECATED_FORM,
                "api_key is deprecated, has full rights, and counts only with --accept-api-key: use"
                    + " a service account's token"));
    assertThat(only().toString() + only().warnings()).doesNotContain("hunter2");
  }

  @Test
  void apiKey_besideToken_isWarnedOfAsDeprecatedAndNotAsUnknown() {
    PlatformResponse answer = owner.bind("user_id", "12345", "bind", "false", "api_key", "hunter2");

    assertThat(answer.code()).isZero();
    assertThat(answer.header("X-Mock-Server-Warning")).isEmpty();
    assertThat(only().warnings())
        .extracting(CallWarning::kind)
        .containsExactly(CallWarning.Kind.DEPRECATED_FORM);
  }

  @Test
  void apiKey_empty_isNone() {
    owner.bind("user_id", "12345", "bind", "false", "api_key", "");

    assertThat(only().forms()).doesNotContain(RequestStyle.API_KEY);
    assertThat(only().warnings()).isEmpty();
  }

  @Test
  void getWithSlash_isWarnedOf() {
    SERVER.send(
        HttpRequest.newBuilder(
                SERVER.uri("/platform_api/BindSipRegistration/?bind=False&user_id=&rule_id=0"))
            .build());

    assertThat(only().method()).isEqualTo(Calls.BIND);
    assertThat(only().forms())
        .containsExactly(
            RequestStyle.QUERY,
            RequestStyle.GET,
            RequestStyle.TRAILING_SLASH,
            RequestStyle.BOOLEAN_CAPITALIZED,
            RequestStyle.EMPTY_VALUE);
    assertThat(only().warnings())
        .extracting(CallWarning::kind)
        .containsOnly(CallWarning.Kind.DEPRECATED_FORM)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "pasword",
        "passwort",
        "sip_pass",
        "sip_pw_secret",
        "kennwort",
        "api_key",
        "access_token",
        "token",
        "user_token",
        "x",
        "session_id",
        "session-id",
        "sessionId",
        "SESSION_ID",
        "sesion_id",
        "account_password",
        "admin_user_api_key",
        "admin_user_password",
        "parent_account_id",
        "parent_account_api_key"
      })
  void secret_underAnyName_isNotKept(String name) {
    owner.create(name, "hunter2");

    assertThat(parameters()).contains(name + "=[redacted]");
    assertThat(only().toString() + only().response().body() + only().warnings())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip_username", "proxy", "auth_user", "sip_proxy", "application_name"})
  void token_underHarmlessName_isNotKept(String name) {
    String token = SERVER.token("owner");
    owner.call(Calls.CREATE, name, token);

    assertThat(parameters()).containsExactly(name + "=[redacted]");
    assertThat(only().toString() + only().response().body() + only().warnings())
        .doesNotContain(token.substring(0, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session_id",
        "session-id",
        "account_password",
        "admin_user_password",
        "parent_account_id"
      })
  void credentialOfPlatform_isWarnedOfAsSuch(String name) {
    PlatformResponse response = owner.create(name, "hunter2");

    assertThat(response.header("X-Mock-Server-Warning"))
        .isEqualTo(name + ": not accepted here; use a service account's token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_session", "sesion_id", "user_token"})
  void secret_isNotSaidToBeMeantAsParameterThatIsShown(String name) {
    PlatformResponse response = owner.call(Calls.BIND, name, "hunter2");

    assertThat(response.header("X-Mock-Server-Warning")).isEqualTo(name + ": unknown parameter");
  }

  @Test
  void secret_gluedToAnotherValueOrToTheMethod_isNotKept() {
    owner.call(Calls.BIND, "user_id", "5;session_id=hunter2");
    owner.call(Calls.BIND, "user_name", "bob&account_password=hunter2");
    owner.callWithQuery(Calls.BIND + "&session_id=hunter2", "");
    owner.callWithQuery(Calls.BIND + ";session_id=hunter2", "");

    assertThat(SERVER.server().journal().calls().toString()).doesNotContain("hunter2");
  }

  /** An & in a password ends it unless it is escaped, and the rest is where a name belongs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=ab&Tr0ub4dor",
        "password=ab&Tr0ub4dor=",
        "password=ab&Tr0ub4dor=3",
        "password=ab&cd&Tr0ub4dor=3",
        "password=ab&c=d&Tr0ub4dor==",
        "password=ab&sip_proxy=d&Tr0ub4dor=3",
        "password=&Tr0ub4dor",
        "password&Tr0ub4dor=3",
        "password=ab&proxyTr0ub4dor_proxy",
        "pasword=ab&Tr0ub4dor=3",
        "api_key=ab&Tr0ub4dor=3",
        "kennwort=ab&Tr0ub4dor",
        "user_id=5&Tr0ub4dor",
        "user_id=5&Tr0ub4dor!=3",
        "user_id=5&Tr0ub4dor%20=3",
        "user_id=5&1Tr0ub4dor=3"
      })
  void secret_thatEndsInAName_isNotShown(String fields) {
    PlatformResponse inQuery = owner.callWithQuery(Calls.BIND, fields + "&bind=false");
    PlatformResponse inForm =
        SERVER.send(
            HttpRequest.newBuilder(SERVER.uri("/platform_api/BindSipRegistration"))
                .header("Authorization", "Bearer " + SERVER.token("owner"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build());

    for (PlatformResponse response : List.of(inQuery, inForm)) {
      assertThat(response.header("X-Mock-Server-Warning"))
          .contains("[redacted]: unknown parameter")
          .doesNotContain("Tr0ub4dor");
    }
    assertThat(SERVER.server().journal().calls())
        .hasSize(2)
        .noneMatch(call -> (call.toString() + call.warnings()).contains("Tr0ub4dor"));
  }

  @ParameterizedTest
  @CsvSource({
    "password=ab&cd=e, [redacted]: unknown parameter; write & in a value as %26",
    "user_id=5&cd, [redacted]: unknown parameter; write & in a value as %26",
    "password=ab&sip_user=e, sip_user: did you mean user_id?",
    "password=ab&user_id=5&cd=e, cd: unknown parameter",
    "password=ab&session_id=e, session_id: not accepted here; use a service account's token",
    "usr_id, usr_id: did you mean user_id?"
  })
  void unknownName_besideASecret_isShownIfItIsNoPartOfIt(String fields, String warning) {
    PlatformResponse response = owner.callWithQuery(Calls.BIND, "user_id=5&" + fields);

    assertThat(response.header("X-Mock-Server-Warning")).endsWith(warning);
  }

  @Test
  void token_whereNameOrMethodBelongs_isNotKept() {
    String token = SERVER.token("owner");

    PlatformResponse asName = owner.callWithQuery(Calls.BIND, token);
    PlatformResponse asMethod = owner.call(token);

    assertThat(asName.header("X-Mock-Server-Warning")).startsWith("[redacted]: unknown parameter");
    assertThat(asMethod.code()).isEqualTo(103);
    assertThat(SERVER.server().journal().calls().toString())
        .contains("[redacted]")
        .doesNotContain(token.substring(0, 20));
  }

  @Test
  void hugeCall_isKeptInPart() {
    owner.callWithQuery(Calls.BIND, "a=1&".repeat(500) + "b=2");
    owner.create("sip_username", "x".repeat(3_000), "y".repeat(500), "");

    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls.get(0).parameters()).hasSize(64);
    assertThat(calls.get(1).parameter("sip_username").orElseThrow())
        .isEqualTo("x".repeat(512) + "... (2488 more)");
    assertThat(calls.get(1).parameters())
        .extracting(RecordedParameter::name)
        .contains("y".repeat(64) + "... (436 more)");
  }

  @Test
  void badUtf8_isSaid() {
    owner.callWithQuery(Calls.CREATE, "sip_username=%ff");

    assertThat(parameters()).containsExactly("sip_username=[not UTF-8]");
  }

  @Test
  void reset_withCalls_emptiesJournal() {
    owner.create();
    SERVER.server().save("with-call");
    SERVER.server().reset();
    assertThat(SERVER.server().journal().calls()).isEmpty();

    SERVER.server().restore("with-call");
    assertThat(SERVER.server().journal().calls()).isEmpty();
  }

  @Test
  void resetOverHttp_withCalls_emptiesJournal() {
    owner.create();

    SERVER.postJson("/__admin/reset", "");

    assertThat(SERVER.server().journal().calls()).isEmpty();
  }

  @Test
  void otherPaths_areNotKept() {
    SERVER.get("/__admin/health");
    SERVER.get("/platform_apis/x");

    assertThat(SERVER.server().journal().calls()).isEmpty();
  }

  @Test
  void refusal_ofEachOperation_isRecordedWithItsCode() {
    for (Method operation : SipRegistrationsApi.class.getMethods()) {
      String name = operation.getAnnotation(Path.class).value().substring(1);
      String parameter = operation.getParameters()[0].getAnnotation(QueryParam.class).value();

      PlatformResponse response = owner.callWithQuery(name, parameter + "=%ff");

      RecordedCall call = only();
      assertThat(call.method()).isEqualTo(name);
      assertThat(response.code()).as(name).isEqualTo(101);
      assertThat(call.response().errorCode()).as(name).isEqualTo(101);
      SERVER.server().journal().clear();
    }
  }

  @Test
  void codeIn_refusal_isThatOfFirstError() {
    List<ApiErrorModel> two = List.of(new ApiErrorModel().code(7), new ApiErrorModel().code(8));

    assertThat(ErrorEnvelope.codeIn(ErrorEnvelope.of(two))).isEqualTo(7);
  }

  @Test
  void codeIn_somethingElse_isNone() {
    assertThat(ErrorEnvelope.codeIn(null)).isZero();
    assertThat(ErrorEnvelope.codeIn("text")).isZero();
    assertThat(ErrorEnvelope.codeIn(new CreateSipRegistrationResponseModel())).isZero();
  }
}
