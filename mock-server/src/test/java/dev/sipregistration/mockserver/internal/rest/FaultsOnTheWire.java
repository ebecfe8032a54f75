package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.Waiting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What faulty calls look like, byte by byte, over one kind of connection. */
abstract class FaultsOnTheWire {
  private static final String CREATED =
      "{\"result\":1,\"sip_registration_id\":1,\"account_info\":{\"account_id\":1,"
          + "\"frozen\":false,\"balance\":98.8,\"currency\":\"USD\"}}";
  private static final String FAILED = "{\"error\":{\"code\":2,\"msg\":\"Internal error\"}}";
  private static final int RESET = -1;

  /** More than there are threads that serve calls when nothing is wrong. */
  private static final int MANY = 70;

  /** Returns the server of all tests, which is reset before each. */
  abstract MockServerFixture server();

  /** Starts another one. */
  abstract MockServerFixture start();

  abstract RawConnection connect(MockServerFixture server) throws IOException;

  private RawConnection connect() throws IOException {
    return connect(server());
  }

  private FaultId add(Fault fault) {
    return server().server().faults().add(fault);
  }

  private static Fault at(boolean after, Fault fault) {
    return after ? fault.afterEffect() : fault;
  }

  /** Whether the call was carried out: there is one registration, and its fee is reserved. */
  private void assertEffect(boolean expected) {
    JsonNode account = server().account(1);
    assertThat(account.path("sip_registrations")).hasSize(expected ? 1 : 0);
    assertThat(account.at("/money/reserved").decimalValue())
        .isEqualByComparingTo(expected ? "1.2" : "0");
  }

  private String create() {
    return create(server());
  }

  private static String create(MockServerFixture server) {
    return "POST /platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.org"
        + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer "
        + server.token("owner")
        + "\nContent-Length: 0\n\n";
  }

  /** A fault that is over is no longer listed, so it was injected too. */
  private static boolean wasInjected(MockServerFixture server, FaultId id) {
    return server.server().faults().list().stream()
        .noneMatch(standing -> standing.id().equals(id) && standing.injections() == 0);
  }

  private static int registrations(MockServerFixture server) {
    return server.server().account(DemoWorld.ACCOUNT).registrations().size();
  }

  private static void close(List<RawConnection> connections) throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionReset_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(at(after, Fault.connectionReset()));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).read()).isEqualTo(RESET);
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionClosed_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(at(after, Fault.connectionClosed()));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readToEndWithoutReset()).isEmpty();
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stalledBody_hasHeadAndHalfAndNoEnd(boolean after) throws IOException {
    add(at(after, Fault.stalledBody()));
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connect()) {
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

    try (RawConnection connection = connect()) {
      connection.send(create().replace("Host:", "Connection: close\nHost:")).readHead();
      assertThat(connection.read((FAILED.length() + 1) / 2)).isNotEmpty();
      assertThat(connection.isSilent()).isTrue();
    }
  }

  @Test
  void stalledBodies_ofManyClients_holdUpNobodyElse() throws IOException {
    add(Fault.stalledBody().times(MANY));
    List<RawConnection> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        RawConnection connection = connect();
        stalled.add(connection);
        connection.send(create()).readHead();
      }

      assertOthersAreServed();
    } finally {
      close(stalled);
    }
  }

  @Test
  void delays_ofManyCalls_holdUpNobodyElse() throws IOException {
    add(Fault.delay(Duration.ofMinutes(10)).times(MANY));
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        waiting.add(connect().send(create()));
      }
      Waiting.until(() -> !server().server().faults().any());

      assertOthersAreServed();
      assertThat(registrations(server())).isEqualTo(1);
    } finally {
      close(waiting);
    }
  }

  private void assertOthersAreServed() throws IOException {
    try (RawConnection other = connect()) {
      assertThat(other.send(create()).readAnswer()).endsWith(CREATED);
    }
    assertThat(server().get("/__admin/health").status()).isEqualTo(200);
  }

  @Test
  void dribbledBody_isTheCallsOwnAnswerInTheEnd() throws IOException {
    add(Fault.dribbledBody(Duration.ofMillis(60)).times(1));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readAnswer()).endsWith("\r\n\r\n" + CREATED);
      // The connection is as good as new.
      assertThat(connection.send(create()).readAnswer()).contains("\"sip_registration_id\":2");
    }
  }

  @Test
  void dribbledBody_ofALongList_isTheCallsOwnAnswerInTheEnd() throws IOException {
    for (int i = 0; i < 40; i++) {
      server().as("owner").create();
    }
    String list =
        create().replace("CreateSipRegistration?", "GetSipRegistrations?").replace("org", "com");
    String rows = server().as("owner").list().text();
    add(Fault.dribbledBody(Duration.ofMillis(60)).times(1));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(list).readAnswer())
          .endsWith("\r\n\r\n" + rows)
          .hasSizeGreaterThan(10_000);
    }
  }

  @Test
  void dribbledBody_takingLong_beginsAtOnce() throws IOException {
    add(Fault.dribbledBody(Duration.ofMinutes(10)));

    try (RawConnection connection = connect()) {
      connection.send(create()).readHead();
      assertThat(connection.read(1)).isEqualTo("{");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void truncatedJson_isACompleteAnswerThatBreaksOffInTheMiddle(boolean after) throws IOException {
    add(at(after, Fault.truncatedJson()));
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .containsIgnoringCase("Content-Type: application/json; charset=utf-8\r\n")
          .endsWith("\r\n\r\n" + whole.substring(0, whole.length() / 2));
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void malformedJson_isAsLongAsItShouldBe(boolean after) throws IOException {
    add(at(after, Fault.malformedJson()));
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("\r\n\r\n" + whole.substring(0, whole.length() - 1) + "]");
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void emptyAnswer_hasStatus200AndNoBody(boolean after) throws IOException {
    add(at(after, Fault.emptyAnswer()));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .containsIgnoringCase("Content-Length: 0\r\n")
          .endsWith("\r\n\r\n");
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void delay_over_isFollowedByTheAnswer(boolean after) throws IOException {
    add(at(after, Fault.delay(Duration.ofMillis(1)).withJitter(Duration.ofMillis(1))));

    try (RawConnection connection = connect()) {
      assertThat(connection.send(create()).readAnswer()).endsWith("\r\n\r\n" + CREATED);
      assertThat(connection.send(create()).readAnswer()).contains("\"sip_registration_id\":2");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void delay_isWaitedOutAtItsMoment(boolean after) throws IOException {
    FaultId id = add(at(after, Fault.delay(Duration.ofMinutes(10))).times(1));

    try (RawConnection connection = connect()) {
      connection.send(create());
      Waiting.until(() -> wasInjected(server(), id));
      if (after) {
        Waiting.until(() -> registrations(server()) > 0);
      }
      assertThat(connection.isSilent()).isTrue();
      assertEffect(after);
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
    assertThat(readWhileClosing(fault, server -> wasInjected(server, new FaultId(1))))
        .doesNotContain(CREATED);
  }

  @Test
  void close_whileAnswerOfCallIsDelayed_sendsItAtOnce() throws IOException {
    Fault fault = Fault.delay(Duration.ofMinutes(10)).afterEffect();

    assertThat(readWhileClosing(fault, server -> registrations(server) > 0)).contains(CREATED);
  }

  /** Closes a server, once it has come so far with its first call, and reads what comes then. */
  private String readWhileClosing(Fault fault, Predicate<MockServerFixture> far)
      throws IOException {
    MockServerFixture own = start();
    try (RawConnection connection = connect(own)) {
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
  void injections_onManyCallsAtOnce_areAsManyAsAllowed() throws Exception {
    add(Fault.connectionReset().afterEffect().times(10));
    String call = create();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> isAnswered(call));
      }
      int answered = 0;
      for (Future<Boolean> one : pool.invokeAll(calls)) {
        answered += one.get() ? 1 : 0;
      }
      assertThat(answered).isEqualTo(30);
    } finally {
      pool.shutdownNow();
    }
    assertThat(registrations(server())).isEqualTo(40);
  }

  private boolean isAnswered(String call) throws IOException {
    try (RawConnection connection = connect()) {
      return connection.send(call).read() == 'H';
    }
  }
}
