package dev.sipregistration.mockserver.internal.http;

import static dev.sipregistration.mockserver.internal.http.Listening.mapping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients can make the server hold: requests that do not end, responses that nobody reads. */
@Timeout(120)
class MemoryLimitsTest {
  private static final HttpLimits STANDARD = HttpLimits.standard();
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final String POST = "POST / HTTP/1.1\nHost: a\nContent-Length: 60000\n\n";
  private static final int MEBIBYTE = 1 << 20;

  /** More than there are threads that serve quick requests. */
  private static final int MANY = 80;

  private final List<RawConnection> open = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  private RawConnection connect(Listening server) throws IOException {
    RawConnection connection = server.connect();
    open.add(connection);
    return connection;
  }

  private static int status(RawConnection connection) throws IOException {
    return Integer.parseInt(connection.readHead().split(" ")[1]);
  }

  @Test
  void bodies_beyondTheBudget_areRefusedUntilThereIsRoom() throws IOException {
    try (Listening server =
        Listening.with(STANDARD.withMemory(300_000), mapping("", Workload.SHORT, new Sized(2)))) {
      for (int i = 0; i < 3; i++) {
        hold(server, POST, 59_999);
      }

      assertThat(isRefused(server)).isTrue();
      assertThat(connect(server).send(GET).readAnswer()).startsWith("HTTP/1.1 200 ");

      close();
      Waiting.until(() -> server.held() == 0);
      assertThat(isRefused(server)).isFalse();
      Waiting.until(() -> server.held() == 0);
    }
  }

  /** Sends the beginning of something, and waits until it has arrived. */
  private void hold(Listening server, String beginning, int more) throws IOException {
    long before = server.held();
    connect(server).send(beginning).send("x".repeat(more));
    Waiting.until(() -> server.held() - before >= more + GatheredBytes.OVERHEAD);
  }

  /** Sends a body, and tells whether there was no room for it. */
  private static boolean isRefused(Listening server) {
    try (RawConnection connection = server.connect()) {
      String head = connection.send(POST).send("x".repeat(60_000)).readHead();
      if (head.startsWith("HTTP/1.1 503 ")) {
        assertThat(head).containsIgnoringCase("\r\nRetry-After: 1\r\n");
        return true;
      }
      assertThat(head).startsWith("HTTP/1.1 200 ");
      return false;
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void heads_beyondTheBudget_areRefused() throws IOException {
    String beginning = "GET / HTTP/1.1\nHost: a\nX: ";
    try (Listening server =
        Listening.with(STANDARD.withMemory(70_000), mapping("", Workload.SHORT, new Sized(2)))) {
      hold(server, beginning, 9000);
      hold(server, beginning, 9000);

      assertThat(status(connect(server).send(beginning).send("x".repeat(9000)))).isEqualTo(503);
      assertThat(connect(server).send(GET).readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void bodies_ofRequestsRefusedByTheirHead_takeNothing() throws IOException {
    FixedResponse refusal = new FixedResponse(401, "text/plain", Map.of(), "no");
    HandlerMapping refusing =
        new HandlerMapping(
            "/refused",
            List.of(),
            new Sized(2),
            (method, path) -> Workload.LONG,
            CorsPolicy.NONE,
            (path, secure, headers) -> Optional.of(refusal));
    HttpLimits limits = STANDARD.withMemory(100_000).withBody("/refused", 16 * MEBIBYTE);
    try (Listening server =
        Listening.with(limits, refusing, mapping("", Workload.SHORT, new Sized(2)))) {
      for (int i = 0; i < 4; i++) {
        RawConnection connection = connect(server);
        connection.send("PUT /refused HTTP/1.1\nHost: a\nContent-Length: 16000000\n\n");
        assertThat(connection.readHead())
            .startsWith("HTTP/1.1 401 ")
            .containsIgnoringCase("\r\nConnection: close\r\n");
        connection.send(new byte[MEBIBYTE]);
      }

      assertThat(server.held()).isZero();
      assertThat(isRefused(server)).isFalse();
    }
  }

  @Test
  void body_inTinyPieces_takesNoMoreThanInOne() throws IOException {
    String tiny = "1\nx\n".repeat(30_000);
    try (Listening server =
        Listening.with(STANDARD.withMemory(200_000), mapping("", Workload.SHORT, new Sized(2)))) {
      RawConnection connection = connect(server);
      connection.send("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n" + tiny + "0\n\n");

      assertThat(status(connection)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Workload.class,
      names = {"SHORT", "DELAYED", "LONG"})
  void responses_thatNobodyReads_takeNoThread(Workload workload) throws IOException {
    Sized large = new Sized(MEBIBYTE);
    try (Listening server =
        Listening.with(
            STANDARD.withMemory(256L * MEBIBYTE),
            mapping("/large", workload, large),
            mapping("", Workload.SHORT, new Sized(2)))) {
      for (int i = 0; i < MANY; i++) {
        connect(server).send("GET /large HTTP/1.1\nHost: a\n\n");
      }
      Waiting.until(() -> large.served.get() == MANY);

      assertThat(connect(server).send(GET).readAnswer()).startsWith("HTTP/1.1 200 ");
      for (int i = 0; i < MANY; i += 20) {
        assertThat(open.get(i).readAnswer()).hasSizeGreaterThan(MEBIBYTE);
      }
    }
  }

  @Test
  void responses_beyondTheBudget_endTheirConnectionsAndNoOther() throws IOException {
    Sized large = new Sized(MEBIBYTE);
    try (Listening server =
        Listening.with(
            STANDARD.withMemory(2L * MEBIBYTE),
            mapping("/large", Workload.SHORT, large),
            mapping("", Workload.SHORT, new Sized(2)))) {
      for (int i = 0; i < 10; i++) {
        connect(server).send("GET /large HTTP/1.1\nHost: a\n\n");
      }
      Waiting.until(() -> large.served.get() == 10);

      assertThat(connect(server).send(GET).readAnswer()).startsWith("HTTP/1.1 200 ");
      assertThat(open.stream().limit(10).filter(MemoryLimitsTest::isCutOff)).isNotEmpty();
    }
  }

  private static boolean isCutOff(RawConnection connection) {
    try {
      return connection.readAnswer().length() < MEBIBYTE;
    } catch (IOException reset) {
      return true;
    }
  }

  /** A response that is larger than the budget is possible, for who reads it. */
  @Test
  void response_largerThanTheBudget_waitsForItsReader() throws IOException {
    try (Listening server =
        Listening.with(
            STANDARD.withMemory(100_000), mapping("", Workload.LONG, new Sized(4 * MEBIBYTE)))) {
      assertThat(connect(server).send(GET).readAnswer()).hasSizeGreaterThan(4 * MEBIBYTE);
    }
  }

  /** On a thread of its own, because a write to a socket cannot be interrupted. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void response_notReadInTime_endsItsConnection() throws IOException {
    HttpLimits limits =
        STANDARD.withMemory(256L * MEBIBYTE).withResponseTime(Duration.ofMillis(200));
    try (Listening server =
        Listening.with(limits, mapping("", Workload.SHORT, new Sized(4 * MEBIBYTE)))) {
      RawConnection slow = connect(server);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                while (true) {
                  slow.send(GET.repeat(100));
                }
              });
    }
  }

  @Test
  void response_notReadInTime_freesTheThreadThatWaits() throws IOException {
    Sized large = new Sized(4 * MEBIBYTE);
    HttpLimits limits = STANDARD.withMemory(100_000).withResponseTime(Duration.ofMillis(200));
    try (Listening server =
        Listening.with(
            limits,
            mapping("/small", Workload.HEAVY, new Sized(2)),
            mapping("", Workload.HEAVY, large))) {
      RawConnection slow = connect(server).send(GET);
      Waiting.until(() -> large.served.get() == 1);
      RawConnection next = connect(server).send(GET.replace("/ ", "/small "));

      assertThat(next.readAnswer()).startsWith("HTTP/1.1 200 ");
      assertThat(isCutOff(slow)).isTrue();
    }
  }

  @Test
  void requests_pipelined_waitWhileResponsesAreNotRead() throws IOException {
    Sized counted = new Sized(8192);
    try (Listening server =
        Listening.with(
            STANDARD.withMemory(256L * MEBIBYTE),
            mapping("/counted", Workload.SHORT, counted),
            mapping("", Workload.SHORT, new Sized(2)))) {
      int all = 2000;
      RawConnection pipelined = connect(server);
      for (int i = 0; i < all; i += 100) {
        pipelined.send("GET /counted HTTP/1.1\nHost: a\n\n".repeat(100));
      }
      Waiting.until(() -> counted.served.get() > 0);
      RawConnection other = connect(server);
      int before;
      do {
        before = counted.served.get();
        for (int i = 0; i < 200; i++) {
          other.send(GET).readAnswer();
        }
      } while (counted.served.get() > before);

      assertThat(before).isLessThan(all);
      for (int i = 0; i < all; i++) {
        assertThat(pipelined.readAnswer()).startsWith("HTTP/1.1 200 ");
      }
    }
  }
}
