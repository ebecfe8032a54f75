package dev.sipregistration.mockserver.internal.http;

import static dev.sipregistration.mockserver.internal.http.Listening.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests of one kind, all of which wait, and a request of another kind beside them. */
class WorkloadsTest {
  /** More than there are threads for any kind but the delayed. */
  private static final int MANY = 90;

  /** Holds each request until it is released. */
  private static final class Held extends HttpHandler {
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void service(Request request, Response response) throws Exception {
      begun.incrementAndGet();
      assertThat(release.await(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
      response.getWriter().write("held");
      if (response.isSuspended()) {
        response.resume();
      }
    }
  }

  private static List<RawConnection> send(Listening server, int requests) throws IOException {
    List<RawConnection> sent = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      sent.add(server.connect().send("GET /held HTTP/1.1\nHost: a\n\n"));
    }
    return sent;
  }

  private static int status(RawConnection connection) throws IOException {
    return Integer.parseInt(connection.readHead().split(" ")[1]);
  }

  @ParameterizedTest
  @EnumSource(
      value = Workload.class,
      names = {"SHORT", "DELAYED", "LONG", "HEAVY"})
  void requests_thatWait_leaveThreadsToTheOthers(Workload waiting) throws IOException {
    Held held = new Held();
    try (Listening server =
        Listening.with(
            HttpLimits.standard(),
            mapping("/held", waiting, held),
            mapping("/immediate", Workload.IMMEDIATE, new Sized(2)),
            mapping("/short", Workload.SHORT, new Sized(2)),
            mapping("/long", Workload.LONG, new Sized(2)))) {
      List<RawConnection> sent = send(server, MANY);
      Waiting.until(() -> held.begun.get() > 0);

      for (Workload other : List.of(Workload.IMMEDIATE, Workload.SHORT, Workload.LONG)) {
        if (other != waiting) {
          try (RawConnection connection = server.connect()) {
            String path = "/" + other.name().toLowerCase(java.util.Locale.ROOT);
            connection.send("GET " + path + " HTTP/1.1\nHost: a\n\n");
            assertThat(status(connection)).as("beside %s: %s", waiting, other).isEqualTo(200);
          }
        }
      }

      held.release.countDown();
      for (RawConnection connection : sent) {
        assertThat(status(connection)).isEqualTo(200);
        connection.close();
      }
    }
  }

  @Test
  void heavyRequests_manyAtOnce_areServedOneByOne() throws IOException {
    Held held = new Held();
    try (Listening server =
        Listening.with(HttpLimits.standard(), mapping("", Workload.HEAVY, held))) {
      List<RawConnection> sent = send(server, 4);
      Waiting.until(() -> held.begun.get() > 0);
      assertThat(sent.get(3).isSilent()).isTrue();
      assertThat(held.begun).hasValue(1);

      held.release.countDown();
      for (RawConnection connection : sent) {
        assertThat(status(connection)).isEqualTo(200);
        connection.close();
      }
    }
  }

  @Test
  void longRequests_moreThanMayWait_areRefused() throws IOException {
    Held held = new Held();
    try (Listening server =
        Listening.with(HttpLimits.standard(), mapping("", Workload.LONG, held))) {
      List<RawConnection> sent = send(server, 200);
      // Those that find no room are answered while the others wait.
      assertThat(sent.subList(150, 200)).anyMatch(WorkloadsTest::isAnswered);

      held.release.countDown();
      List<Integer> statuses = new ArrayList<>();
      for (RawConnection connection : sent) {
        statuses.add(status(connection));
        connection.close();
      }
      assertThat(statuses).contains(200, 503).containsOnly(200, 503);
    }
  }

  private static boolean isAnswered(RawConnection connection) {
    try {
      return !connection.isSilent();
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
