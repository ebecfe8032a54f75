package dev.sipregistration.mockserver.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks to a server that echoes the body. */
class HttpListenersTest {
  private static final int MAX_BODY = 65_536;
  private static final String ECHO = "POST /echo HTTP/1.1\nHost: localhost\n";
  private static final HttpLimits PATIENT = HttpLimits.standard();
  private static final HttpLimits IMPATIENT = PATIENT.withRequestTime(Duration.ofMillis(200));
  private static final HttpListeners SERVER = open(PATIENT);

  private static HttpListeners open(HttpLimits limits) {
    return open(0, limits, new Echo());
  }

  private static HttpListeners open(int port, HttpLimits limits, HttpHandler handler) {
    HandlerMapping everything = new HandlerMapping("", List.of("GET", "POST"), handler);
    return HttpListeners.open(
        "127.0.0.1",
        port,
        Optional.empty(),
        limits,
        false,
        InstantSource.system(),
        new ErrorReport(error -> {}),
        List.of(everything));
  }

  private static final class Echo extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      response.setContentType("application/octet-stream");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static RawConnection connect() throws IOException {
    return new RawConnection(SERVER.uri());
  }

  /** Asserts a plain refusal, after which the connection ends. */
  private static void assertRefused(String response, int status) {
    assertThat(response)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsPattern("(?i)\r\ncontent-type: text/plain; ?charset=utf-8\r\n")
        .containsPattern("(?i)\r\nconnection: close\r\n")
        .doesNotContain("<html", "Exception", "glassfish")
        .endsWith("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "\u0000\u0000\u0000\u0000",
        "SSH-2.0-OpenSSH_9.2\n",
        "{\"json\": true}\n",
        "get / HTTP/1.1\nHost: a\n\n",
        "\n\n\u0001",
        " GET / HTTP/1.1\nHost: a\n\n",
        "AMETHODTHATISFARTOOLONG / HTTP/1.1\nHost: a\n\n",
      })
  void connection_withoutHttp_isRefusedAtOnce(String garbage) throws IOException {
    try (RawConnection connection = connect()) {
      assertRefused(connection.send(garbage).readToEnd(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\n\n",
        "GET / \n\n",
        "GET / HTTP/0.9\nHost: a\n\n",
        "GET / HTTP/2.0\nHost: a\n\n",
        "GET / HTTP/1.2\nHost: a\n\n",
        "GET / HTTPS/1.1\nHost: a\n\n",
        "GET / x HTTP/1.1\nHost: a\n\n",
        "PRI * HTTP/2.0\n\nSM\n\n",
      })
  void requestLine_withoutKnownVersion_isRefused(String request) throws IOException {
    try (RawConnection connection = connect()) {
      assertRefused(connection.send(request).readToEnd(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: a\nHost: b\n",
        "Host: a\nnothing\n",
        "Host: a\n folded\n",
        "Host : a\n",
        "Host: a\n: b\n",
        "Host: a\nX: a\u0000b\n",
        "Host: a\nX\u00e9: b\n",
        "Host: a\nX: a\u007f\n",
        "Host: a\nContent-Length: abc\n",
        "Host: a\nContent-Length: -1\n",
        "Host: a\nContent-Length: 99999999999999999999\n",
        "Host: a\nContent-Length: 1\nContent-Length: 2\n",
        "Host: a\nContent-Length: 3\nTransfer-Encoding: chunked\n",
        "Host: a\nTransfer-Encoding: chunked\nContent-Length: 3\n",
        "Host: a\nTransfer-Encoding: gzip\n",
        "Host: a\nTransfer-Encoding: chunkedd\n",
        "Host: a\nTransfer-Encoding: gzip, chunked\n",
        "Host: a\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
      })
  void headers_wrongAsHttp_areRefused(String headers) throws IOException {
    try (RawConnection connection = connect()) {
      assertRefused(connection.send("POST / HTTP/1.1\n" + headers + "\n0\n\n").readToEnd(), 400);
    }
  }

  @Test
  void transferEncoding_inHttp10_isRefused() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n");

      assertRefused(connection.readToEnd(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\n",
        "-1\n",
        "+1\n",
        "0x1\n",
        "5 5\n",
        "ffffffffffffffffff\n",
        "\n",
        " 3\n",
        "3 \n",
        ";a=b\n",
        "3;\n",
        "3;;a\n",
        "3;=b\n",
        "3;a=\n",
        "3;a=\"b\n",
        "3;a=\"\u0001\"\n",
        "3;a b\n",
        "3\nabcd\n0\n\n",
        "3\nabc0\n\n",
        "3\nab\n0\n\n",
        "3\nabc\n\n0\n\n",
        "3\nabc\n0\nno field\n\n",
        "3\nabc\n0\nX : y\n\n",
        "3\nabc\n0\nX: \u0001\n\n",
        "3\nabc\n0\n folded\n\n",
      })
  void chunks_malformed_areRefused(String chunks) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Transfer-Encoding: chunked\n\n" + chunks);

      assertRefused(connection.readToEndWithoutReset(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\rabc\r\n0\r\n\r\n",
        "3\nabc\r\n0\r\n\r\n",
        "3\r\nabc\n0\r\n\r\n",
        "3\r\nabc\r\n0\n\r\n",
        "3\r\nabc\r\n0\r\n\n",
        "3;a=\r\n b\r\nabc\r\n0\r\n\r\n",
      })
  void chunks_withBareLineEnds_areRefused(String chunks) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Transfer-Encoding: chunked\n\n").send(chunks.getBytes(ISO_8859_1));

      assertRefused(connection.readToEndWithoutReset(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3\nabc\n0\n\n",
        "03\nabc\n000\n\n",
        "1\na\n1\nb\n1\nc\n0\n\n",
        "3;a\nabc\n0\n\n",
        "3;a=b;c=\"d;\\\" e\";f\nabc\n0;g=h\n\n",
        "3 ; a = b\nabc\n0 ;a\n\n",
        "3;a=\"\u00e9\"\nabc\n0\n\n",
        "3\nabc\n0\nX: y\nZ:\n\n",
      })
  void chunks_wellFormed_arePassedOnWithoutExtensionsAndTrailer(String chunks) throws IOException {
    try (RawConnection connection = connect()) {
      for (int i = 0; i < 2; i++) {
        connection.send(ECHO + "Transfer-Encoding: chunked\n\n" + chunks);

        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nabc");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0;a=", "0\nX: ", "3;a=b\nabc\n"})
  void chunks_withEndlessExtensionsOrTrailer_areRefused(String beginning) throws IOException {
    try (RawConnection connection = connect()) {
      connection
          .send(ECHO + "Transfer-Encoding: chunked\n\n" + beginning)
          .send(
              beginning.endsWith("\n")
                  ? "1;a=b\nx\n".repeat(PATIENT.maxHead())
                  : "x".repeat(PATIENT.maxHead()));

      assertRefused(connection.readToEndWithoutReset(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%zz", "/%", "/a%4", "/?%zz", "/?a=%", "/?a=%4", "/?a=%\u00e9\u00e9", "/\u00e9"})
  void address_withMalformedEscape_isRefused(String address) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET " + address + " HTTP/1.1\nHost: a\n\n");

      assertRefused(connection.readToEnd(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?a=|", "/?{\"\\^`<>}#", "/{a}", "/?a=\u00c3\u00a5", "/\u00c3\u00a5[]"})
  void address_withMarksOrUtf8_isPassedOn(String address) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET " + address + " HTTP/1.1\nHost: a\n\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?a=\u00e9", "/\u00e9", "/?\u00c3|"})
  void address_notUtf8_isRefusedForThat(String address) throws IOException {
    try (RawConnection connection = connect()) {
      String response = connection.send("GET " + address + " HTTP/1.1\nHost: a\n\n").readToEnd();

      assertRefused(response, 400);
      assertThat(response).endsWith("The request's address has bytes that are not UTF-8.\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: a\n\n",
        "HEAD / HTTP/1.1\nHost: a\n\n",
        "PUT / HTTP/1.1\nHost: a\n\n",
        "GET /%zz HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\nHost: a\nHost: b\n\n",
        "GET / HTTP/1.1\nHost: a\nExpect: something\n\n",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 65537\n\n",
        "garbage\n\n"
      })
  void response_whatever_hasTheDate(String request) throws IOException {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (RawConnection connection = connect()) {
      String head = connection.send(request).readHead();

      assertThat(dateIn(head)).isBetween(before, Instant.now());
    }
  }

  @Test
  void response_tooSlowRequest_hasTheDate() throws IOException {
    try (HttpListeners impatient = open(IMPATIENT);
        RawConnection connection = new RawConnection(impatient.uri())) {
      String head = connection.send("GET / HTTP/1.1\n").readHead();

      assertThat(head).startsWith("HTTP/1.1 408 ");
      assertThat(dateIn(head)).isBeforeOrEqualTo(Instant.now());
    }
  }

  /** Reads the only date of a response. */
  private static Instant dateIn(String head) {
    assertThat(head).containsOnlyOnce("\r\nDate: ");
    String rest = head.substring(head.indexOf("\r\nDate: ") + "\r\nDate: ".length());
    return Instant.from(
        DateTimeFormatter.RFC_1123_DATE_TIME.parse(rest.substring(0, rest.indexOf('\r'))));
  }

  @Test
  void expectation_withBodyBeyondTheLimit_isRefusedAtOnce() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Expect: 100-continue\nContent-Length: " + (MAX_BODY + 1) + "\n\n");

      assertRefused(connection.readToEnd(), 413);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "CONNECT", "PRI", "FOO"})
  void method_otherThanGetAndPost_isNotAllowed(String method) throws IOException {
    try (RawConnection connection = connect()) {
      String response = connection.send(method + " /x HTTP/1.1\nHost: a\n\n").readToEnd();

      assertRefused(response, 405);
      assertThat(response).contains("\r\nAllow: GET, POST\r\n");
    }
  }

  @Test
  void head_anything_isNotAllowedAndHasNoBody() throws IOException {
    try (RawConnection connection = connect()) {
      assertThat(connection.send("HEAD /x HTTP/1.1\nHost: a\n\n").readToEnd())
          .startsWith("HTTP/1.1 405 ")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void optionsStar_anything_isNotAllowed() throws IOException {
    try (RawConnection connection = connect()) {
      assertRefused(connection.send("OPTIONS * HTTP/1.1\nHost: a\n\n").readToEnd(), 405);
    }
  }

  @Test
  void requestLine_beyondTheLimit_isRefused() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET /" + "a".repeat(PATIENT.maxHead()) + " HTTP/1.1\nHost: a\n\n");

      assertRefused(connection.readToEnd(), 431);
    }
  }

  @Test
  void header_beyondTheLimit_isRefused() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET / HTTP/1.1\nHost: a\nX: " + "a".repeat(PATIENT.maxHead()) + "\n\n");

      assertRefused(connection.readToEnd(), 431);
    }
  }

  @Test
  void body_upToTheLimit_isPassedOn() throws IOException {
    String body = "x".repeat(MAX_BODY);
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: " + MAX_BODY + "\n\n" + body);

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith(body);
    }
  }

  @Test
  void body_declaredBeyondTheLimit_isRefusedUnread() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: " + (MAX_BODY + 1) + "\n\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void body_sentBeyondTheLimit_isReadToItsEnd() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: " + (MAX_BODY + 1) + "\n\n");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413 ");
      connection.send("x".repeat(MAX_BODY + 1));

      assertThat(connection.readToEnd()).isEmpty();
    }
  }

  /** A client that sends all before it reads would see a reset in place of the response. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 8000000\n\n",
        "Transfer-Encoding: chunked\n\n7a1200\n",
        "Transfer-Encoding: chunked\n\nno size\n",
        "Content-Length: 1\nContent-Length: 2\n\n",
        "no header\n\n"
      })
  void response_toRequestThatIsRefused_reachesClientThatStillSends(String rest) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + rest);
      for (int i = 0; i < 8; i++) {
        connection.send(new byte[1_000_000]);
      }

      assertThat(connection.readToEndWithoutReset()).containsPattern("^HTTP/1.1 4(00|13) ");
    }
  }

  @Test
  void request_refused_isNotDroppedForEver() throws IOException {
    try (HttpListeners impatient = open(IMPATIENT);
        RawConnection connection = new RawConnection(impatient.uri())) {
      connection.send(ECHO + "Content-Length: 8000000\n\n").readHead();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                while (true) {
                  connection.send("x");
                  Thread.onSpinWait();
                }
              });
    }
  }

  @Test
  void body_declaredFarBeyondTheLimit_endsTheConnection() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: " + 100L * MAX_BODY + "\n\n");

      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void chunks_beyondTheLimit_areRefusedBeforeTheirEnd() throws IOException {
    try (RawConnection connection = connect()) {
      connection
          .send(ECHO + "Transfer-Encoding: chunked\n\n10000\n")
          .send("x".repeat(MAX_BODY) + "\n100000\nx");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void chunks_upToTheLimit_arePassedOn() throws IOException {
    String body = "x".repeat(MAX_BODY);
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Transfer-Encoding: chunked\n\n10000\n" + body + "\n0\n\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith(body);
    }
  }

  @Test
  void body_inManyPackets_isPassedOnWhole() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: 26\n\n");
      for (char letter = 'a'; letter <= 'z'; letter++) {
        connection.send(String.valueOf(letter));
      }

      assertThat(connection.readAnswer()).endsWith("abcdefghijklmnopqrstuvwxyz");
    }
  }

  @Test
  void chunks_inManyPackets_arePassedOnWhole() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Transfer-Encoding: chunked\n\n");
      for (byte b : "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n".getBytes(ISO_8859_1)) {
        connection.send(new byte[] {b});
      }

      assertThat(connection.readAnswer()).endsWith("\r\n\r\nabcde");
    }
  }

  @Test
  void head_inManyPackets_isRead() throws IOException {
    try (RawConnection connection = connect()) {
      for (byte b :
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}".getBytes(ISO_8859_1)) {
        connection.send(new byte[] {b});
      }

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("{}");
    }
  }

  @Test
  void expectContinue_withoutBodyYet_getsContinue() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Expect: 100-continue\nContent-Length: 2\n\n");

      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 100 ");
      assertThat(connection.send("{}").readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("{}");
    }
  }

  @Test
  void garbage_afterRequest_isRefused() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Content-Length: 2\n\nhi").readAnswer();

      assertRefused(connection.send("\u0016\u0003\u0001").readToEnd(), 400);
    }
  }

  @Test
  void upgrade_offered_isIgnored() throws Exception {
    try (RawConnection connection = connect()) {
      connection.send(ECHO + "Upgrade: h2c\nConnection: Upgrade\nContent-Length: 2\n\nhi");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ").endsWith("hi");
      assertThat(connection.send(ECHO + "Content-Length: 2\n\nho").readAnswer()).endsWith("ho");
    }
    HttpRequest request =
        HttpRequest.newBuilder(SERVER.uri())
            .timeout(MockServerFixture.GUARD)
            .POST(HttpRequest.BodyPublishers.ofString("hi"))
            .build();
    // Offers HTTP/2 with its first request.
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.body()).isEqualTo("hi");
  }

  @Test
  void requests_pipelined_areServedInOrder() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(
          ECHO
              + "Content-Length: 3\n\none"
              + ECHO
              + "Content-Length: 3\n\ntwo"
              + "\n"
              + ECHO
              + "Content-Len");

      assertThat(connection.readAnswer()).endsWith("one");
      assertThat(connection.readAnswer()).endsWith("two");
      assertThat(connection.send("gth: 5\n\nthree").readAnswer()).endsWith("three");
    }
  }

  @Test
  void connection_keptAlive_servesMany() throws IOException {
    try (RawConnection connection = connect()) {
      for (int i = 100; i < 300; i++) {
        assertThat(connection.send(ECHO + "Content-Length: 3\n\n" + i).readAnswer())
            .startsWith("HTTP/1.1 200 ")
            .endsWith("\r\n\r\n" + i);
      }
    }
  }

  @Test
  void connections_idle_doNotKeepOthersOut() throws IOException {
    List<RawConnection> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        idle.add(connect());
      }
      try (RawConnection connection = connect()) {
        assertThat(connection.send(ECHO + "Content-Length: 2\n\nhi").readAnswer()).endsWith("hi");
      }
    } finally {
      for (RawConnection connection : idle) {
        connection.close();
      }
    }
  }

  @Test
  void bodies_stalled_holdNoThread() throws IOException {
    List<RawConnection> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        stalled.add(connect().send(ECHO + "Content-Length: 2\n\n{"));
      }
      try (RawConnection connection = connect()) {
        assertThat(connection.send(ECHO + "Content-Length: 2\n\nhi").readAnswer()).endsWith("hi");
      }
      for (RawConnection connection : stalled) {
        assertThat(connection.send("}").readAnswer()).endsWith("{}");
      }
    } finally {
      for (RawConnection connection : stalled) {
        connection.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "POST /",
        "POST / HTTP/1.1\nHost: a\nX-Part",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\n",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\n{",
        "POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n2\n{}\n",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}POST / HT",
      })
  void request_thatNeverEnds_timesOut(String beginning) throws IOException {
    HttpListeners impatient = open(IMPATIENT);
    try (RawConnection connection = new RawConnection(impatient.uri())) {
      String response = connection.send(beginning).readToEnd();

      assertRefused(response.substring(response.lastIndexOf("HTTP/1.1 ")), 408);
    } finally {
      impatient.close();
    }
  }

  @Test
  void request_dribbling_timesOut() throws IOException {
    HttpListeners impatient = open(IMPATIENT);
    try (RawConnection connection = new RawConnection(impatient.uri())) {
      connection.send("POST / HTTP/1.1\n");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                while (true) {
                  connection.send("X: y\n").send("Y: z\n");
                  Thread.onSpinWait();
                }
              });
    } finally {
      impatient.close();
    }
  }

  @Test
  void connection_betweenRequests_doesNotTimeOut() throws IOException {
    HttpListeners impatient = open(IMPATIENT);
    try (RawConnection quiet = new RawConnection(impatient.uri());
        RawConnection stalled = new RawConnection(impatient.uri())) {
      quiet.send(ECHO + "Content-Length: 1\n\n").send("1").readAnswer();
      // When this one times out, the quiet one could have timed out as well.
      stalled.send("POST ").readToEnd();

      assertThat(quiet.send(ECHO + "Content-Length: 1\n\n2").readAnswer()).endsWith("2");
    } finally {
      impatient.close();
    }
  }

  @Test
  void open_portInUse_saysSo() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> open(SERVER.uri().getPort(), PATIENT, new Echo()).close())
        .withMessageContaining("in use");
  }

  @Test
  void close_twice_isNoMoreThanOnce() {
    HttpListeners server = open(PATIENT);
    server.close();

    assertThatNoException().isThrownBy(server::close);
  }

  /** Responds only on demand, and signals that a request has arrived. */
  private static final class Slow extends HttpHandler {
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);

    @Override
    public void service(Request request, Response response) throws Exception {
      received.countDown();
      await(finish);
      response.setContentLength(4);
      response.getOutputStream().write(new byte[] {'d', 'o', 'n', 'e'});
    }

    static void await(CountDownLatch latch) throws InterruptedException {
      assertThat(latch.await(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  /** Tries to connect until nobody listens any more. */
  private static void awaitRefusal(URI server) {
    long end = System.nanoTime() + MockServerFixture.GUARD.toNanos();
    while (System.nanoTime() < end) {
      try {
        new RawConnection(server).close();
      } catch (IOException refused) {
        return;
      }
    }
    throw new AssertionError("somebody still listens at " + server);
  }

  @Test
  void close_withRequestInFlight_completesItButAcceptsNoMore() throws Exception {
    Slow slow = new Slow();
    HttpListeners server = open(0, PATIENT, slow);
    try (RawConnection connection = new RawConnection(server.uri())) {
      connection.send("GET / HTTP/1.1\nHost: localhost\n\n");
      Slow.await(slow.received);
      Thread closing = new Thread(() -> server.close(MockServerFixture.GUARD));
      closing.start();
      awaitRefusal(server.uri());
      assertThat(closing.isAlive()).isTrue();

      slow.finish.countDown();

      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\ndone");
      closing.join(MockServerFixture.GUARD.toMillis());
      assertThat(closing.isAlive()).isFalse();
    }
  }

  /** Breaks the connection in the middle of its response. */
  private static final class Broken extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      response.setContentLength(4);
      response.getOutputStream().write(new byte[] {'d', 'o'});
      response.flush();
      ConnectionAborter.close(request.getContext().getConnection());
      if (response.isSuspended()) {
        response.resume();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(60)
  void close_afterResponseThatBrokeOff_doesNotWaitForItsEnd(boolean mayBlock) throws Exception {
    HandlerMapping mapping =
        new HandlerMapping(
            "",
            List.of("GET"),
            new Broken(),
            (method, path) -> mayBlock ? Workload.DELAYED : Workload.SHORT,
            CorsPolicy.NONE,
            HeadCheck.NONE);
    HttpListeners server =
        HttpListeners.open(
            "127.0.0.1",
            0,
            Optional.empty(),
            PATIENT,
            false,
            InstantSource.system(),
            new ErrorReport(error -> {}),
            List.of(mapping));
    try (RawConnection connection = new RawConnection(server.uri())) {
      assertThat(connection.send("GET / HTTP/1.1\nHost: localhost\n\n").readToEnd()).endsWith("do");
    }

    server.close(Duration.ofHours(1));
  }

  @Test
  void close_withRequestThatNeverEnds_endsAllTheSame() throws Exception {
    Slow slow = new Slow();
    HttpListeners server = open(0, PATIENT, slow);
    try (RawConnection connection = new RawConnection(server.uri())) {
      connection.send("GET / HTTP/1.1\nHost: localhost\n\n");
      Slow.await(slow.received);

      server.close(Duration.ofMillis(1));

      assertThat(connection.readToEnd()).isEmpty();
    } finally {
      slow.finish.countDown();
    }
  }

  @Test
  void close_withIdleConnection_doesNotWaitForIt() throws Exception {
    HttpListeners server = open(PATIENT);
    try (RawConnection connection = new RawConnection(server.uri())) {
      connection.send(ECHO + "Content-Length: 2\n\nhi");
      assertThat(connection.readAnswer()).endsWith("hi");

      server.close(Duration.ofDays(1));

      assertThat(connection.readToEnd()).isEmpty();
    }
  }
}
