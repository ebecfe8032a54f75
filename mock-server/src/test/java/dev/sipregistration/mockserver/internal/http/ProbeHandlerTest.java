package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeHandlerTest {
  private final AtomicInteger applications = new AtomicInteger();
  private final HttpListeners server =
      HttpListeners.open(
          "127.0.0.1",
          0,
          Optional.empty(),
          HttpLimits.standard(),
          false,
          InstantSource.system(),
          new ErrorReport(error -> {}),
          List.of(
              new HandlerMapping(
                  "",
                  List.of(),
                  new ProbeHandler(
                      Map.of("/health", () -> new FixedResponse(200, "a/b", Map.of(), "up")),
                      new LazyHandler(this::application)))));

  private HttpHandler application() {
    applications.incrementAndGet();
    return new HttpHandler() {
      @Override
      public void service(Request request, Response response) throws IOException {
        response.getWriter().write("application");
      }
    };
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String send(String method, String path) throws IOException {
    try (RawConnection connection = new RawConnection(server.uri())) {
      return connection
          .send(method + " " + path + " HTTP/1.1\nHost: a\nConnection: close\n\n")
          .readToEnd();
    }
  }

  @Test
  void probe_asked_needsNoApplication() throws IOException {
    assertThat(send("GET", "/health"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nContent-Type: a/b\r\n", "\r\nContent-Length: 2\r\n")
        .endsWith("\r\n\r\nup");
    assertThat(send("HEAD", "/health?x"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nContent-Length: 2\r\n")
        .endsWith("\r\n\r\n");
    assertThat(applications).hasValue(0);
  }

  @Test
  void anythingElse_asked_isForTheApplication() throws IOException {
    assertThat(send("POST", "/health")).endsWith("application");
    assertThat(send("GET", "/health/more")).endsWith("application");
    assertThat(applications).hasValue(1);
  }
}
