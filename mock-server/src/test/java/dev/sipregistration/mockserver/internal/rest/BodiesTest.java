package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Calls;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters and methods that come in a body: what becomes of them on the wire. */
class BodiesTest {
  private static final String URLENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data; boundary=b";
  private static final String REQUIRED = "sip_username=alice&proxy=sip.example.com";
  private static final String LONG_BOUNDARY =
      "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
  private static final String WARNING = "X-Mock-Server-Warning";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @RegisterExtension
  static final MockServerFixture STRICT = MockServerFixture.with(options -> options.strict(true));

  private static PlatformResponse post(
      MockServerFixture server, String path, String contentType, String body) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Authorization", "Bearer " + server.token("owner"))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static PlatformResponse post(String path, String contentType, String body) {
    return post(SERVER, path, contentType, body);
  }

  private static PlatformResponse create(String query, String contentType, String body) {
    return post("/platform_api/CreateSipRegistration?" + query, contentType, body);
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static void refused(int code, String message, String field, String path, String body) {
    new ErrorResponse(code, message, field).alone(SERVER, () -> post(path, URLENCODED, body));
  }

  private static RecordedCall onlyCall() {
    List<RecordedCall> calls = SERVER.server().journal().calls();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  @Test
  void fields_inQueryAndBody_areOneCall() {
    long id =
        create(
                "sip_username=alice&application_id=123",
                URLENCODED,
                "proxy=sip.example.com&auth_user=Zo%C3%AB")
            .id();

    JsonNode registration = SERVER.registration(id);
    assertThat(registration.path("application_id").asLong()).isEqualTo(123);
    assertThat(registration.path("auth_user").asText()).isEqualTo("Zo\u00eb");
    assertThat(onlyCall().forms())
        .containsExactly(RequestStyle.QUERY, RequestStyle.URLENCODED_BODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zo\u00eb",
        "\ud83d\ude00",
        "a+b c",
        "100%",
        "%41",
        "{template}",
        "a&b=c",
        "x--b",
        "x;y"
      })
  void text_inAnyForm_comesThroughUnchanged(String text) {
    String all = Calls.query("sip_username", "alice", "proxy", "p.example", "auth_user", text);
    long urlencoded = create("", URLENCODED, all).id();
    long multipart = create(REQUIRED, MULTIPART, part("auth_user", text) + "--b--\r\n").id();

    assertThat(SERVER.registration(urlencoded).path("auth_user").asText()).isEqualTo(text);
    assertThat(SERVER.registration(multipart).path("auth_user").asText()).isEqualTo(text);
  }

  @Test
  void values_alikeInQueryAndBody_countOnce() {
    assertThat(
            create(
                    REQUIRED + "&is_persistent=1",
                    URLENCODED,
                    "is_persistent=True&sip_username=alice")
                .id())
        .isEqualTo(1);
  }

  @Test
  void values_differingInQueryAndBody_areRefused() {
    refused(
        101,
        "Invalid arguments",
        "proxy",
        "/platform_api/CreateSipRegistration?" + REQUIRED,
        "proxy=other.example.com");
  }

  @Test
  void value_thatIsAFile_isRefused() {
    String file =
        "--b\r\nContent-Disposition: form-data; name=\"password\"; filename=\"p.txt\"\r\n\r\nx\r\n";

    new ErrorResponse(101, "Invalid arguments", "password")
        .alone(SERVER, () -> create(REQUIRED, MULTIPART, file + "--b--"));
  }

  @Test
  void name_unknownInABody_isNamed() {
    PlatformResponse answer = create(REQUIRED, MULTIPART, part("sip_proxy", "x") + "--b--");

    assertThat(answer.id()).isPositive();
    assertThat(answer.header(WARNING)).isEqualTo("sip_proxy: did you mean proxy?");
  }

  @Test
  void secret_inABody_isNotKept() {
    create(REQUIRED, MULTIPART, part("password", "ts0secret") + "--b--");

    assertThat(onlyCall().toString()).doesNotContain("ts0secret");
  }

  @ParameterizedTest
  @CsvSource({"/platform_api", "/platform_api/"})
  void command_inAnyPlace_namesTheMethod(String path) {
    String query = "?" + REQUIRED + "&cmd=CreateSipRegistration";
    assertThat(post(path + query, "application/json", "{}").id()).isEqualTo(1);
    assertThat(SERVER.as("owner").server().send(get(path + query)).id()).isEqualTo(2);
    assertThat(post(path, URLENCODED, query.substring(1)).id()).isEqualTo(3);
    assertThat(
            post(path + "?" + REQUIRED, MULTIPART, part("cmd", "CreateSipRegistration") + "--b--")
                .id())
        .isEqualTo(4);
    assertThat(
            post(path, URLENCODED, "cmd=BindSipRegistration&cmd=&sip_registration_id=1&bind=0")
                .text())
        .isEqualTo("{\"result\":1}");
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(SERVER.uri(path))
        .header("Authorization", "Bearer " + SERVER.token("owner"))
        .GET()
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cmd=", "cmd", "CMD=CreateSipRegistration", REQUIRED})
  void command_missing_isRefused(String fields) {
    refused(102, "Missing 'cmd' parameter", "", "/platform_api", fields);
    refused(102, "Missing 'cmd' parameter", "", "/platform_api/", fields);
    refused(102, "Missing 'cmd' parameter", "", "/platform_api?" + fields, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nonsense", "createSipRegistration", "CreateSipRegistration/", "%00"})
  void command_unknown_isRefused(String command) {
    refused(103, "Unknown command", "", "/platform_api", REQUIRED + "&cmd=" + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmd=CreateSipRegistration&cmd=BindSipRegistration", "cmd=%FF"})
  void command_unclear_isRefused(String fields) {
    refused(101, "Invalid arguments", "cmd", "/platform_api", REQUIRED + "&" + fields);
  }

  @Test
  void command_besideAMethod_isPassedOver() {
    assertThat(create(REQUIRED, URLENCODED, "cmd=BindSipRegistration").id()).isEqualTo(1);
    assertThat(onlyCall().method()).isEqualTo("CreateSipRegistration");
    assertThat(onlyCall().forms()).doesNotContain(RequestStyle.COMMAND_FIELD);
  }

  @Test
  void command_withoutToken_isRefusedInTheSameOrder() {
    HttpRequest anonymous =
        HttpRequest.newBuilder(SERVER.uri("/platform_api"))
            .header("Content-Type", URLENCODED)
            .POST(BodyPublishers.ofString("cmd=CreateSipRegistration"))
            .build();

    new ErrorResponse(100, "Authorization failed", "").alone(SERVER, () -> SERVER.send(anonymous));
  }

  /** The token is judged before the body; in the journal are the parameters of both. */
  @ParameterizedTest
  @CsvSource({
    "multipart/form-data; boundary=b, --b, ''",
    "multipart/form-data; boundary=" + LONG_BOUNDARY + ", x, ''",
    "application/json, [, ''",
    "application/x-www-form-urlencoded, auth_user=%zz, ''",
    "text/plain, x, ''",
    "application/x-www-form-urlencoded, user_id=5, user_id=5"
  })
  void body_ofACallThatIsRefusedForItsToken_isNotJudged(
      String contentType, String body, String recorded) {
    for (String token : new String[] {"", "Bearer x", "Bearer " + expired()}) {
      SERVER.server().journal().clear();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              SERVER.uri("/platform_api/BindSipRegistration?sip_registration_id=1"));
      if (!token.isEmpty()) {
        request.header("Authorization", token);
      }

      PlatformResponse answer =
          SERVER.send(
              request
                  .header("Content-Type", contentType)
                  .POST(BodyPublishers.ofString(body))
                  .build());

      assertThat(answer.code())
          .isEqualTo(token.isEmpty() ? 100 : token.equals("Bearer x") ? 447 : 456);
      assertThat(onlyCall().parameters())
          .extracting(RecordedParameter::toString)
          .startsWith("sip_registration_id=1")
          .hasSize(recorded.isEmpty() ? 1 : 2)
          .endsWith(recorded.isEmpty() ? "sip_registration_id=1" : recorded);
    }
  }

  private static String expired() {
    return SERVER
        .credentials("owner")
        .token(SERVER.server().systemTime().minusSeconds(60), Duration.ofSeconds(1));
  }

  @Test
  void body_ofAnUnknownMethod_isNotJudged() {
    assertThat(post("/platform_api/Nonsense", MULTIPART, "--b").code()).isEqualTo(103);
  }

  /** The method may be in the body, so it has to be read first. */
  @Test
  void body_thatMayNameTheMethod_isJudgedFirst() {
    assertThat(post("/platform_api", MULTIPART, "--b").status()).isEqualTo(400);
    assertThat(post("/platform_api?cmd=Nonsense", MULTIPART, "--b").status()).isEqualTo(400);
  }

  @Test
  void json_withMembers_isNotReadButToldSo() {
    PlatformResponse answer =
        create("sip_username=alice", "application/json", "{\"proxy\":\"p\",\"a\\nb\":{\"c\":1}}");

    assertThat(answer.code()).isEqualTo(134);
    assertThat(answer.header(WARNING))
        .isEqualTo("proxy: not read from a JSON body; a?b: not read from a JSON body");
    assertThat(onlyCall().warnings()).hasSize(2);
    assertThat(onlyCall().forms()).contains(RequestStyle.JSON_BODY);
  }

  @Test
  void json_withMembersToAStrictServer_isRefused() {
    PlatformResponse answer =
        post(
            STRICT,
            "/platform_api/CreateSipRegistration?" + REQUIRED,
            "application/json",
            "{\"password\":\"p\",\"user\":1}");

    assertThat(answer.errors()).containsExactly("101 password", "101 user");
    assertThat(STRICT.account(1).path("sip_registrations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, [, 400",
    "application/json, [], 400",
    "application/x-www-form-urlencoded, auth_user=%zz, 400",
    "application/x-www-form-urlencoded; charset=utf-16, auth_user=x, 415",
    "multipart/form-data; boundary=b, --b, 400",
    "multipart/form-data, --b--, 400",
    "text/plain, auth_user=x, 415",
    "///, auth_user=x, 400"
  })
  void body_unreadable_isRefusedAsWrongHttp(String contentType, String body, int status) {
    JsonNode before = SERVER.accounts();

    PlatformResponse answer = create(REQUIRED, contentType, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualToIgnoringWhitespace("text/plain;charset=utf-8");
    assertThat(answer.text()).endsWith(".\n");
    assertThat(SERVER.accounts()).isEqualTo(before);
    assertThat(onlyCall().response().status()).isEqualTo(status);
    assertThat(onlyCall().method()).isEqualTo("CreateSipRegistration");
  }

  /** Generated clients send a type without a body. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/octet-stream", "multipart/form-data", "a/b;c"})
  void body_empty_isNoneWhateverItsType(String contentType) {
    assertThat(create(REQUIRED, contentType, "").code()).isZero();
  }

  @Test
  void body_tooLarge_isRefused() {
    assertThat(create(REQUIRED, URLENCODED, "password=" + "x".repeat(70_000)).status())
        .isEqualTo(413);
    assertThat(create(REQUIRED, URLENCODED, "x&".repeat(1_001)).status()).isEqualTo(413);
    assertThat(create(REQUIRED, URLENCODED, "auth_user=" + "x".repeat(256)).code()).isEqualTo(499);
  }

  @Test
  void namesUnknown_asManyAsAllowed_areAnswered() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      body.append("zzzzzz").append(i).append("=1&");
    }

    assertThat(create(REQUIRED, URLENCODED, body.toString()).header(WARNING))
        .endsWith("; and 992 more");
  }

  @Test
  void connection_afterABody_servesTheNextCall() throws IOException {
    String call =
        """
        POST /platform_api HTTP/1.1
        Host: localhost
        Authorization: Bearer $TOKEN
        Content-Type: application/x-www-form-urlencoded
        Transfer-Encoding: chunked

        1a
        cmd=CreateSipRegistration&
        2f
        sip_username=alice&proxy=sip.example.com&bind=1
        0

        """
            .replace("$TOKEN", SERVER.token("owner"));
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      assertThat(connection.send(call).readAnswer()).contains("\"sip_registration_id\":1,");
      assertThat(connection.send(call + call).readAnswer()).contains("\"sip_registration_id\":2,");
      assertThat(connection.readAnswer()).contains("\"sip_registration_id\":3,");
    }
  }
}
