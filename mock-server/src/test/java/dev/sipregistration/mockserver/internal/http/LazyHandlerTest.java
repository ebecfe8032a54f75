package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

class LazyHandlerTest {
  private final AtomicInteger created = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger destroyed = new AtomicInteger();

  private final class Counted extends HttpHandler {
    Counted() {
      created.incrementAndGet();
    }

    @Override
    public void start() {
      started.incrementAndGet();
    }

    @Override
    public void destroy() {
      destroyed.incrementAndGet();
    }

    @Override
    public void service(Request request, Response response) throws IOException {
      response.getWriter().write("hello");
    }
  }

  private HttpListeners open() {
    HandlerMapping mapping = new HandlerMapping("", List.of("GET"), new LazyHandler(Counted::new));
    return HttpListeners.open(
        "127.0.0.1",
        0,
        Optional.empty(),
        HttpLimits.standard(),
        false,
        InstantSource.system(),
        new ErrorReport(error -> {}),
        List.of(mapping));
  }

  @Test
  void handler_neverAsked_isNeverMade() {
    open().close();

    assertThat(created).hasValue(0);
    assertThat(destroyed).hasValue(0);
  }

  @Test
  void handler_askedByManyAtOnce_isMadeStartedAndDestroyedOnce() throws Exception {
    List<RawConnection> connections = new ArrayList<>();
    try (HttpListeners server = open()) {
      for (int i = 0; i < 8; i++) {
        connections.add(
            new RawConnection(server.uri()).send("GET / HTTP/1.1\nHost: localhost\n\n"));
      }
      for (RawConnection connection : connections) {
        assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }

    assertThat(created).hasValue(1);
    assertThat(started).hasValue(1);
    assertThat(destroyed).hasValue(1);
  }
}
