package dev.sipregistration.mockserver.internal.http;

import static dev.sipregistration.mockserver.internal.http.Listening.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionLimitTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";
  private static final HttpLimits THREE = HttpLimits.standard().withConnections(3);

  @Test
  void connectionBeyondTheLimit_closesOneThatIsIdle() throws IOException {
    List<RawConnection> connections = new ArrayList<>();
    try (Listening server = Listening.with(THREE, mapping("", Workload.SHORT, new Sized(2)))) {
      for (int i = 0; i < 4; i++) {
        connections.add(served(server.connect()));
      }

      assertThat(connections).filteredOn(ConnectionLimitTest::isClosed).hasSize(1);
      served(connections.get(3));
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }
  }

  @Test
  void connectionBeyondTheLimit_requestInFlight_isCompleted() throws Exception {
    Waits waits = new Waits();
    try (Listening server =
            Listening.with(
                THREE,
                mapping("/waits", Workload.SHORT, waits),
                mapping("", Workload.SHORT, new Sized(2)));
        RawConnection first = server.connect()) {
      first.send(GET.replace("/ ", "/waits "));
      waits.begun.await();

      for (int i = 0; i < 10; i++) {
        served(server.connect());
      }

      waits.end.countDown();
      assertThat(first.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  private static boolean isClosed(RawConnection connection) {
    try {
      return !connection.isSilent();
    } catch (IOException reset) {
      return true;
    }
  }

  private static RawConnection served(RawConnection connection) throws IOException {
    assertThat(connection.send(GET).readAnswer()).startsWith("HTTP/1.1 200 ");
    return connection;
  }

  /** Responds when it is told to. */
  private static final class Waits extends HttpHandler {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void service(Request request, Response response) throws InterruptedException {
      begun.countDown();
      end.await();
    }
  }
}
