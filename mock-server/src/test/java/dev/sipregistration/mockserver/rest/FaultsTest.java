package dev.sipregistration.mockserver.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.Answer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.Waiting;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.DemoWorld;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultId;
import dev.sipregistration.mockserver.faults.StandingFault;
import dev.sipregistration.mockserver.journal.Call;
import dev.sipregistration.mockserver.journal.CallWarning;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What struck calls look like to those who call, byte by byte, and what they have done. */
class FaultsTest {
  private static final String CREATED =
      "{\"result\":1,\"sip_registration_id\":1,\"account_info\":{\"account_id\":1,"
          + "\"frozen\":false,\"balance\":98.8,\"currency\":\"USD\"}}";
  private static final String FAILED = "{\"error\":{\"code\":2,\"msg\":\"Internal error\"}}";
  private static final int RESET = -1;

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

  private static String create() {
    return create(SERVER);
  }

  private static String create(MockServerFixture server) {
    return "POST /platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.org"
        + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer "
        + server.token("owner")
        + "\nContent-Length: 0\n\n";
  }

  private static RawConnection connection() throws IOException {
    return new RawConnection(SERVER.server().baseUri());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorCode_isAnsweredLikeARefusal(boolean after) {
    add(at(after, Fault.errorCode(127)));

    Answer answer = SERVER.as("owner").create();

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

    Answer answer = SERVER.as("owner").create();

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

    Answer answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    assertEffect(false);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void truncatedJson_breaksOffInTheMiddle(boolean after) {
    add(at(after, Fault.truncatedJson()));
    String whole = after ? CREATED : FAILED;

    Answer answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.text()).isEqualTo(whole.substring(0, whole.length() / 2));
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void malformedJson_isAsLongAsItShouldBe(boolean after) {
    add(at(after, Fault.malformedJson()));
    String whole = after ? CREATED : FAILED;

    Answer answer = SERVER.as("owner").create();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(whole.substring(0, whole.length() - 1) + "]");
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void emptyAnswer_hasStatus200AndNoBody(boolean after) throws IOException {
    add(at(after, Fault.emptyAnswer()));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .containsIgnoringCase("Content-Length: 0\r\n")
          .endsWith("\r\n\r\n");
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionReset_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(at(after, Fault.connectionReset()));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).read()).isEqualTo(RESET);
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionClosed_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(at(after, Fault.connectionClosed()));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readToEndWithoutReset()).isEmpty();
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stalledBody_hasHeadAndHalfAndNoEnd(boolean after) throws IOException {
    add(at(after, Fault.stalledBody()));
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connection()) {
      String head = connection.send(create()).readHead();
      assertThat(head).containsIgnoringCase("Content-Length: " + whole.length() + "\r\n");
      assertThat(connection.read((whole.length() + 1) / 2))
          .isEqualTo(whole.substring(0, (whole.length() + 1) / 2));
      assertThat(connection.isSilent()).isTrue();
    }
    assertEffect(after);
  }

  @Test
  void stalledBody_onConnectionToBeClosed_staysOpenAllTheSame() throws IOException {
    add(Fault.stalledBody());

    try (RawConnection connection = connection()) {
      connection.send(create().replace("Host:", "Connection: close\nHost:")).readHead();
      assertThat(connection.read((FAILED.length() + 1) / 2)).isNotEmpty();
      assertThat(connection.isSilent()).isTrue();
    }
  }

  @Test
  void stalledBodies_ofManyClients_holdUpNobodyElse() throws IOException {
    add(Fault.stalledBody().times(300));
    List<RawConnection> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        RawConnection connection = connection();
        stalled.add(connection);
        connection.send(create()).readHead();
      }

      assertThat(SERVER.as("owner").create().code()).isZero();
      assertThat(SERVER.get("/__admin/health").status()).isEqualTo(200);
    } finally {
      for (RawConnection connection : stalled) {
        connection.close();
      }
    }
  }

  @Test
  void dribbledBody_isTheCallsOwnAnswerInTheEnd() throws IOException {
    add(Fault.dribbledBody(Duration.ofMillis(60)));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer()).endsWith("\r\n\r\n" + CREATED);
      // The connection is as good as new.
      assertThat(connection.send(create()).readAnswer()).contains("\"sip_registration_id\":2");
    }
  }

  @Test
  void delay_holdsUpAndDoesNothingElse() {
    add(Fault.delay(Duration.ofMillis(1)).withJitter(Duration.ofMillis(1)));

    assertThat(SERVER.as("owner").create().text()).isEqualTo(CREATED);
    assertEffect(true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void delay_isWaitedOutAtItsMoment(boolean after) throws IOException {
    FaultId id = add(at(after, Fault.delay(Duration.ofMinutes(10))).times(1));

    try (RawConnection connection = connection()) {
      connection.send(create());
      Waiting.until(() -> struck(SERVER, id) > 0);
      if (after) {
        Waiting.until(() -> registrations(SERVER) > 0);
      }
      assertThat(connection.isSilent()).isTrue();
      assertEffect(after);
    }
  }

  @Test
  void delays_ofManyCalls_holdUpNoOtherCallsOfTheAdminApi() throws IOException {
    add(Fault.delay(Duration.ofMinutes(10)).times(200));
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        waiting.add(connection().send(create()));
      }
      Waiting.until(() -> !SERVER.server().faults().any());

      assertThat(SERVER.get("/__admin/health").status()).isEqualTo(200);
      assertThat(SERVER.as("owner").create().code()).isZero();
    } finally {
      for (RawConnection connection : waiting) {
        connection.close();
      }
    }
  }

  static Stream<Arguments> endless() {
    return Stream.of(
        arguments(Fault.delay(Duration.ofMinutes(10))),
        arguments(Fault.stalledBody()),
        arguments(Fault.dribbledBody(Duration.ofMinutes(10))));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void close_whileCallIsHeldUp_endsIt(Fault fault) throws IOException {
    assertThat(readWhileClosing(fault)).doesNotContain(CREATED);
  }

  @Test
  void close_whileAnswerOfCallIsDelayed_sendsItAtOnce() throws IOException {
    Fault fault = Fault.delay(Duration.ofMinutes(10)).afterEffect();

    assertThat(readWhileClosing(fault, server -> registrations(server) > 0)).contains(CREATED);
  }

  private static String readWhileClosing(Fault fault) throws IOException {
    return readWhileClosing(fault, server -> struck(server, new FaultId(1)) > 0);
  }

  /** Closes a server, once it has come so far with its first call, and reads what comes then. */
  private static String readWhileClosing(Fault fault, Predicate<MockServerFixture> far)
      throws IOException {
    MockServerFixture own = MockServerFixture.demo();
    try (RawConnection connection = new RawConnection(own.server().baseUri())) {
      own.server().faults().add(fault);
      connection.send(create(own));
      Waiting.until(() -> far.test(own));
      own.server().close();
      return connection.readToEnd();
    } finally {
      own.server().close();
    }
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
  void faults_ofOneMethodOrAccount_strikeNoOthers() {
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
  void faults_ofParameters_strikeHoweverTheCallIsWritten(String query, String type, String body) {
    FaultId id =
        add(
            Fault.httpStatus(500)
                .forParameter("sip_username", "Bob, the 2nd")
                .forParameter("proxy", "sip.example.org"));

    Answer answer =
        SERVER.send(
            SERVER
                .as("owner")
                .request("CreateSipRegistration", query)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.status()).isEqualTo(500);
    assertThat(struck(SERVER, id)).isEqualTo(1);
    assertEffect(false);
  }

  @Test
  void faults_ofParameters_strikeNoCallsWithOthers() {
    FaultId id =
        add(
            Fault.httpStatus(500)
                .forParameter("sip_username", "alice")
                .forParameter("proxy", "sip.example.org"));

    assertThat(SERVER.as("owner").create("proxy", "SIP.example.org").code()).isZero();
    assertThat(SERVER.as("owner").create("sip_username", "Alice").code()).isZero();
    assertThat(SERVER.as("owner").callWithQuery("CreateSipRegistration", "proxy=%ff").code())
        .isEqualTo(101);
    assertThat(struck(SERVER, id)).isZero();
  }

  @Test
  void faults_ofParametersInCallByCommand_strike() {
    add(Fault.httpStatus(500).forMethod("BindSipRegistration").forParameter("user_id", 12345));

    assertThat(
            SERVER
                .as("owner")
                .callWithQuery("", "cmd=BindSipRegistration&user_id=12345&bind=false")
                .status())
        .isEqualTo(500);
  }

  @Test
  void calls_refusedForTheirToken_areNotStruck() {
    FaultId id = add(Fault.httpStatus(500));

    assertThat(SERVER.anonymously().create().code()).isEqualTo(100);
    assertThat(struck(SERVER, id)).isZero();
  }

  @Test
  void calls_thatWouldBeRefusedForTheirRole_areStruck() {
    add(Fault.httpStatus(500));

    assertThat(SERVER.as("developer").create().status()).isEqualTo(500);
  }

  @Test
  void adminCalls_areNeverStruck() {
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
  void journal_ofStruckCalls_saysWhatWasSentAndWhy() {
    add(Fault.connectionClosed().afterEffect().forMethod("BindSipRegistration"));
    add(Fault.truncatedJson());

    Answer sent = SERVER.as("owner").create();

    Call call = SERVER.server().journal().calls().get(0);
    assertThat(call.warnings())
        .containsExactly(
            new CallWarning(CallWarning.Kind.FAULT, "fault 2: truncated JSON before effect"));
    assertThat(call.answer().body()).isEqualTo(sent.text());
  }

  @Test
  void strikes_byChance_areTheSameAfterReset() {
    Fault sometimes = Fault.httpStatus(500).withProbability(0.5);
    add(sometimes);
    List<Integer> first = statuses(20);
    SERVER.server().reset();
    add(sometimes);

    assertThat(first).contains(200, 500);
    assertThat(statuses(20)).isEqualTo(first);
  }

  @Test
  void strikes_onManyCallsAtOnce_areAsManyAsAllowed() throws Exception {
    add(Fault.connectionReset().afterEffect().times(10));
    String token = SERVER.token("owner");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> isAnswered(token));
      }
      int answered = 0;
      for (Future<Boolean> call : pool.invokeAll(calls)) {
        answered += call.get() ? 1 : 0;
      }
      assertThat(answered).isEqualTo(30);
    } finally {
      pool.shutdownNow();
    }
    assertThat(SERVER.server().account(DemoWorld.ACCOUNT).registrations().size()).isEqualTo(40);
  }

  private static boolean isAnswered(String token) throws IOException {
    try (RawConnection connection = connection()) {
      String call = create().replaceFirst("Bearer \\S+", "Bearer " + token);
      return connection.send(call).read() == 'H';
    }
  }

  private static List<Integer> statuses(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> SERVER.as("owner").create().status()).toList();
  }

  private static long struck(MockServerFixture server, FaultId id) {
    return server.server().faults().list().stream()
        .filter(standing -> standing.id().equals(id))
        .mapToLong(StandingFault::struck)
        .findFirst()
        .orElse(1);
  }

  private static int registrations(MockServerFixture server) {
    return server.server().account(DemoWorld.ACCOUNT).registrations().size();
  }
}
