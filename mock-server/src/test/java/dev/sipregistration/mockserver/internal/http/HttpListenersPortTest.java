package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.UnusedLoopback;
import java.net.ConnectException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Closes servers and uses their ports again. A freed port belongs to whoever asks next, so no other
 * test runs at the same time, and the servers listen on an address that other programs do not use.
 */
@Isolated
class HttpListenersPortTest {
  private static final int ROUNDS = 50;
  private static final String HOST = UnusedLoopback.HOST;

  private static final class Nothing extends HttpHandler {
    @Override
    public void service(Request request, Response response) {
      response.setContentLength(0);
    }
  }

  private static HttpListeners open(int port) {
    HandlerMapping everything = new HandlerMapping("", List.of("GET"), new Nothing());
    return HttpListeners.open(
        HOST,
        port,
        Optional.empty(),
        HttpLimits.standard(),
        false,
        InstantSource.system(),
        new ErrorReport(error -> {}),
        List.of(everything));
  }

  @Test
  void close_open_refusesConnections() {
    for (int i = 0; i < ROUNDS; i++) {
      HttpListeners server = open(0);
      server.close();

      assertThatExceptionOfType(ConnectException.class)
          .isThrownBy(() -> new RawConnection(server.uri()).close());
    }
  }

  @Test
  void close_open_freesThePort() {
    HttpListeners first = open(0);
    first.close();
    int port = first.uri().getPort();
    for (int i = 0; i < ROUNDS; i++) {
      open(port).close();
    }
  }
}
