package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.ActiveFault;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultId;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls get a fault, what the caller sees, and what the call has done. */
class FaultCallsTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static FaultId add(Fault fault) {
    return SERVER.server().faults().add(fault);
  }

  private static Fault at(boolean after, Fault fault) {
    return after ? fault.afterEffect() : fault;
  }

  /** Whether the call was carried out: there is one registration, and its fee is reserved. */
  private static void assertEffect(boolean expected) {
    JsonNode account = SERVER.account(1);
    assertThat(account.path("sip_registrations")).hasSize(expected ? 1 : 0);
    assertThat(account.at("/money/reserved").decimalValue())
        .isEqualByComparingTo(expected ? "1.2" : "0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorCode_isAnsweredLikeARefusal(boolean after) {
    add(at(after, Fault.errorCode(127)));

    PlatformResponse answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.text())
        .isEqualTo("{\"error\":{\"code\":127,\"msg\":\"Insufficient money\"}}");
    assertEffect(after);
  }

  @Test
  void errorCode_nobodyKnows_isAnsweredToo() {
    add(Fault.errorCode(4711));

    assertThat(SERVER.as("owner").create().text())
        .isEqualTo("{\"error\":{\"code\":4711,\"msg\":\"Error 4711\"}}");
  }

  static Stream<Arguments> textsOfCodes() {
    return Stream.of(
        arguments(1, "Fatal error"),
        arguments(2, "Internal error"),
        arguments(4, "DB error"),
        arguments(5, "Billing failed"),
        arguments(
            484,
            "HTTP request is rejected due to probable automatic request resend. Try again later."),
        arguments(499, "The 'application_name' parameter length must be less than 256."));
  }

  @ParameterizedTest
  @MethodSource("textsOfCodes")
  void errorCode_ofTheCatalogue_hasItsText(int code, String text) {
    add(Fault.errorCode(code));

    assertThat(SERVER.as("owner").create().message()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void httpStatus_isAnsweredWithoutJson(boolean after) {
    add(at(after, Fault.httpStatus(503)));

    PlatformResponse answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.contentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.text()).isEqualTo("503 Service Unavailable\n");
    assertEffect(after);
  }

  @Test
  void httpStatus_nobodyKnows_isAnsweredToo() {
    add(Fault.httpStatus(599));

    assertThat(SERVER.as("owner").create().status()).isEqualTo(599);
  }

  @Test
  void tooManyRequests_saysWhenToComeAgain() {
    add(Fault.tooManyRequests(Duration.ofSeconds(30)));

    PlatformResponse answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    assertEffect(false);
  }

  @Test
  void times_over_callsAreAnsweredAgain() {
    add(Fault.httpStatus(500).times(2));

    assertThat(SERVER.as("owner").create().status()).isEqualTo(500);
    assertThat(SERVER.as("owner").create().status()).isEqualTo(500);
    assertThat(SERVER.as("owner").create().code()).isZero();
    assertThat(SERVER.server().faults().list()).isEmpty();
  }

  @Test
  void faults_ofOneMethodOrAccount_affectNoOthers() {
    add(Fault.httpStatus(500).forMethod("BindSipRegistration"));
    add(Fault.httpStatus(500).forAccount(new AccountId(99)));

    assertThat(SERVER.as("owner").create().code()).isZero();
    assertThat(SERVER.as("owner").bind("user_id", "12345", "bind", "false").status())
        .isEqualTo(500);
  }

  static Stream<Arguments> creationsOfBob() {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String multipart =
        part.formatted("sip_username", "Bob, the 2nd") + part.formatted("proxy", "sip.example.org");
    return Stream.of(
        arguments("sip_username=Bob%2C%20the+2nd&proxy=sip.example.org", "text/plain", ""),
        arguments(
            "sip_username=&sip_username=Bob,+the+2nd&proxy=sip.example.org", "text/plain", ""),
        arguments(
            "proxy=sip.example.org",
            "application/x-www-form-urlencoded",
            "sip_username=B%6fb%2C+the%202nd"),
        arguments("", "multipart/form-data; boundary=b", multipart + "--b--\r\n"));
  }

  @ParameterizedTest
  @MethodSource("creationsOfBob")
  void faults_ofParameters_affectItHoweverTheCallIsWritten(String query, String type, String body) {
    FaultId id =
        add(
            Fault.httpStatus(500)
                .forParameter("sip_username", "Bob, the 2nd")
                .forParameter("proxy", "sip.example.org"));

    PlatformResponse answer =
        SERVER.send(
            SERVER
                .as("owner")
                .request("CreateSipRegistration", query)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(injections(id)).isEqualTo(1);
    assertEffect(false);
  }

  @Test
  void faults_ofParameters_affectNoCallsWithOthers() {
    FaultId id =
        add(
            Fault.httpStatus(500)
                .forParameter("sip_username", "alice")
                .forParameter("proxy", "sip.example.org"));

    assertThat(SERVER.as("owner").create("proxy", "SIP.example.org").code()).isZero();
    assertThat(SERVER.as("owner").create("sip_username", "Alice").code()).isZero();
    assertThat(SERVER.as("owner").callWithQuery("CreateSipRegistration", "proxy=%ff").code())
        .isEqualTo(101);
    assertThat(injections(id)).isZero();
  }

  @Test
  void faults_ofParametersInCallByCommand_affectIt() {
    add(Fault.httpStatus(500).forMethod("BindSipRegistration").forParameter("user_id", 12345));

    assertThat(
            SERVER
                .as("owner")
                .callWithQuery("", "cmd=BindSipRegistration&user_id=12345&bind=false")
                .status())
        .isEqualTo(500);
  }

  @Test
  void calls_refusedForTheirToken_getNoFault() {
    FaultId id = add(Fault.httpStatus(500));

    assertThat(SERVER.anonymously().create().code()).isEqualTo(100);
    assertThat(injections(id)).isZero();
  }

  @Test
  void calls_thatWouldBeRefusedForTheirRole_getFault() {
    add(Fault.httpStatus(500));

    assertThat(SERVER.as("developer").create().status()).isEqualTo(500);
  }

  @Test
  void adminCalls_neverGetFault() {
    add(Fault.httpStatus(500));

    assertThat(SERVER.get("/__admin/state").status()).isEqualTo(200);
  }

  @Test
  void reset_removesFaults() {
    add(Fault.httpStatus(500));

    SERVER.server().reset();

    assertThat(SERVER.server().faults().list()).isEmpty();
    assertThat(SERVER.as("owner").create().code()).isZero();
  }

  @Test
  void journal_ofFaultyCalls_saysWhatWasSentAndWhy() {
    add(Fault.connectionClosed().afterEffect().forMethod("BindSipRegistration"));
    add(Fault.truncatedJson());

    PlatformResponse sent = SERVER.as("owner").create();

    RecordedCall call = SERVER.server().journal().calls().get(0);
    assertThat(call.warnings())
        .containsExactly(
            new CallWarning(CallWarning.Kind.FAULT, "fault 2: truncated JSON before effect"));
    assertThat(call.response().body()).isEqualTo(sent.text());
  }

  @Test
  void faults_byChance_areTheSameAfterReset() {
    Fault sometimes = Fault.httpStatus(500).withProbability(0.5);
    add(sometimes);
    List<Integer> first = statuses(20);
    SERVER.server().reset();
    add(sometimes);

    assertThat(first).contains(200, 500);
    assertThat(statuses(20)).isEqualTo(first);
  }

  private static List<Integer> statuses(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> SERVER.as("owner").create().status()).toList();
  }

  private static long injections(FaultId id) {
    return SERVER.server().faults().list().stream()
        .filter(active -> active.id().equals(id))
        .mapToLong(ActiveFault::injections)
        .findFirst()
        .orElseThrow();
  }
}
