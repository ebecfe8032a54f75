package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockServerStartTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static <T> List<T> atOnce(int threads, int times, Callable<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : pool.invokeAll(Collections.nCopies(times, call))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(UnusedLoopback.HOST))) {
      return free.getLocalPort();
    }
  }

  @Test
  void start_secondPortTaken_leavesNothingBehind() throws Exception {
    ThreadGroup group = new ThreadGroup("start");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(UnusedLoopback.HOST))) {
      int port = freePort();
      MockServerOptions options =
          MockServerOptions.builder()
              .host(UnusedLoopback.HOST)
              .port(port)
              .httpsPort(taken.getLocalPort())
              .build();
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread starter =
          new Thread(
              group, () -> failure.set(catchThrowable(() -> MockServer.start(options))), "starter");
      starter.start();
      starter.join();

      assertThat(failure.get())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("port " + taken.getLocalPort() + ": ");
      Waiting.until(() -> group.activeCount() == 0);
      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new Socket(UnusedLoopback.HOST, port).close());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "[::1]"})
  void start_onAddressOfIpv6_listensThere(String host) {
    try (MockServer server = MockServer.start(MockServerOptions.builder().host(host).build())) {
      assertThat(server.baseUri().getHost()).isEqualTo("[::1]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "127.0.0.1:80",
        "[::1",
        "[]",
        "[127.0.0.1]",
        "http://a",
        "-",
        "a/"
      })
  void host_neitherNameNorAddress_isRefused(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockServerOptions.builder().host(host))
        .withMessageStartingWith("host must be a name or address of this machine");
  }

  @Test
  void create_manyAtOnce_spendsNoMoneyTwice() throws Exception {
    Calls owner = SERVER.as("owner");

    List<PlatformResponse> answers = atOnce(32, 400, owner::create);

    // 83 times 1.20 is 99.60, and one more would be 100.80.
    assertThat(answers).filteredOn(answer -> answer.code() == 0).hasSize(83);
    assertThat(answers).filteredOn(answer -> answer.code() == 127).hasSize(317);
    assertThat(SERVER.account(1).at("/money/available").decimalValue())
        .isEqualByComparingTo("0.40");
    Set<Long> ids = new HashSet<>();
    answers.stream()
        .filter(answer -> answer.code() == 0)
        .map(PlatformResponse::id)
        .forEach(ids::add);
    assertThat(ids).hasSize(83).allMatch(id -> id >= 1 && id <= 83);
    assertThat(SERVER.account(1).path("sip_registrations")).hasSize(83);
  }

  @Test
  void bind_oneUserManyTimesAtOnce_endsAtOneRegistration() throws Exception {
    Calls owner = SERVER.as("owner");
    for (int i = 0; i < 8; i++) {
      owner.create();
    }
    List<Callable<PlatformResponse>> binds = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String id = String.valueOf(1 + i % 8);
      binds.add(
          () -> owner.bind("sip_registration_id", id, "application_id", "123", "user_id", "12345"));
    }
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<PlatformResponse>> answers = binds.stream().map(pool::submit).toList();
      for (int look = 0; look < 20; look++) {
        assertThat(holdersOf(12_345)).isLessThanOrEqualTo(1);
      }
      for (Future<PlatformResponse> answer : answers) {
        assertThat(answer.get().code()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(holdersOf(12_345)).isEqualTo(1);
  }

  private static long holdersOf(long user) {
    long holders = 0;
    for (JsonNode registration : SERVER.account(1).path("sip_registrations")) {
      holders += registration.path("user_id").asLong() == user ? 1 : 0;
    }
    return holders;
  }

  @Test
  void reset_amongCalls_leavesNoHalfWorld() throws Exception {
    Calls owner = SERVER.as("owner");

    List<PlatformResponse> answers =
        atOnce(
            8,
            200,
            () -> {
              PlatformResponse answer = owner.create();
              SERVER.server().reset();
              return answer;
            });

    assertThat(answers).allMatch(answer -> answer.code() == 0);
    SERVER.server().reset();
    assertThat(SERVER.account(1).at("/money/available").decimalValue()).isEqualByComparingTo("100");
    assertThat(SERVER.account(1).path("sip_registrations")).isEmpty();
  }

  @Test
  void start_twice_servesTwoWorlds() {
    try (MockServer other = MockServer.start()) {
      SERVER.as("owner").create();

      assertThat(other.baseUri().getPort()).isNotEqualTo(SERVER.server().baseUri().getPort());
      assertThat(SERVER.account(1).path("sip_registrations")).hasSize(1);
    }
  }

  @Test
  void start_portInUse_throws() {
    MockServerOptions inUse =
        MockServerOptions.builder().port(SERVER.server().baseUri().getPort()).build();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> MockServer.start(inUse).close())
        .withMessageContaining("in use");
  }

  @Test
  void start_hostOfAnotherMachine_throws() {
    // RFC 5737 keeps these addresses for documentation, so no machine has them.
    MockServerOptions elsewhere =
        MockServerOptions.builder().host("192.0.2.1").adminToken("x").build();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> MockServer.start(elsewhere).close());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE})
  void options_portOutOfRange_throws(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockServerOptions.builder().port(port))
        .withMessage("port must be 0 to 65535, but is " + port);
  }

  @Test
  void close_started_stopsListening() {
    MockServer server = MockServer.start();
    server.close();

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new RawConnection(server.baseUri()).close());
    server.close();
  }

  /** An error closes the server while its owner may. */
  @Test
  void close_byManyThreadsAtOnce_stopsListening() throws Exception {
    for (int i = 0; i < 10; i++) {
      MockServer server = MockServer.start();

      List<Boolean> closed =
          atOnce(
              4,
              4,
              () -> {
                server.close();
                return server.isClosed();
              });

      assertThat(closed).containsOnly(true);
      Waiting.until(() -> isRefused(server));
    }
  }

  private static boolean isRefused(MockServer server) {
    try {
      new RawConnection(server.baseUri()).close();
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  @Test
  void credentials_unknownName_throws() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> SERVER.credentials("nobody"))
        .withMessageContaining("nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "[",
        "[]",
        "x:abc",
        "local:ost",
        "x:100000",
        "%zz",
        "x/y",
        "a\\b",
        "[::1",
        "[::1]x",
        "<x>",
        ":80",
        "u@x",
        "\u00e9",
        "x:\u00e9"
      })
  void request_malformedHost_isRefused(String host) throws IOException {
    assertThat(callSentTo(host)).startsWith("HTTP/1.1 400 ").contains("Content-Type: text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "x:", "x:80", "[::1]", "[::1]:80", "sip_mock:8080", "1.2.3.4", "-"})
  void request_anyHost_getsResponse(String host) throws IOException {
    assertThat(callSentTo(host)).startsWith("HTTP/1.1 200 ");
  }

  private static String callSentTo(String host) throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send("GET /platform_api/BindSipRegistration HTTP/1.1\nHost: " + host + "\n\n");
      return connection.readAnswer();
    }
  }

  @Test
  void request_withNonsenseHeaders_getsUsualResponse() throws IOException {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send(
          "POST /platform_api/CreateSipRegistration HTTP/1.1\nHost: a\nContent-Type: ///\n"
              + "Accept-Language: ;;\nCookie: =;;\nAccept: \u00e9\nContent-Length: 0\n\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").contains("\"code\":100");
    }
  }
}
