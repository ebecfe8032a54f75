package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.faults.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.accessLog(true));

  /** Kept here, because a logger that nobody keeps forgets its level. */
  private static final Logger LOG = Logger.getLogger("dev.sipregistration.mockserver.access");

  private final Recorder recorder = new Recorder();

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.setLevel(Level.INFO);
    LOG.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(recorder);
  }

  @Test
  void call_answered_isLoggedWithoutItsParameters() throws InterruptedException {
    SERVER.as("owner").create("password", "hunter2");

    LogRecord line = recorder.awaitOne();
    assertThat(line.getMessage())
        .matches("POST /platform_api/CreateSipRegistration 200 [0-9.]+ ms");
    assertThat(line.getParameters()).hasSize(1);
    Map<?, ?> parts = (Map<?, ?>) line.getParameters()[0];
    assertThat(parts.keySet().stream().map(String::valueOf))
        .containsExactly("method", "path", "status", "duration_ms");
    assertThat(line.getMessage() + parts).doesNotContain("hunter2", "alice");
  }

  @Test
  void call_refused_isLoggedWithItsErrorCode() throws InterruptedException {
    SERVER.as("developer").create();

    LogRecord line = recorder.awaitOne();
    assertThat(line.getMessage())
        .matches("POST /platform_api/CreateSipRegistration 200 error 104 [0-9.]+ ms");
    Map<?, ?> parts = (Map<?, ?>) line.getParameters()[0];
    assertThat(parts.get("error_code")).isEqualTo(104);
  }

  @Test
  void call_withFault_isLoggedWithItsResponse() throws InterruptedException {
    SERVER.server().faults().add(Fault.delay(Duration.ofMillis(20)));
    SERVER.as("developer").create();

    LogRecord line = recorder.awaitOne();
    assertThat(line.getMessage())
        .matches("POST /platform_api/CreateSipRegistration 200 error 104 [0-9.]+ ms");
    Map<?, ?> parts = (Map<?, ?>) line.getParameters()[0];
    assertThat((Double) parts.get("duration_ms")).isGreaterThan(20);
  }

  @Test
  void call_withWrongMethod_isLoggedToo() throws InterruptedException {
    SERVER.send(
        java.net.http.HttpRequest.newBuilder(SERVER.uri("/platform_api/X")).DELETE().build());

    assertThat(recorder.awaitOne().getMessage()).startsWith("DELETE /platform_api/X 405 ");
  }

  @ParameterizedTest
  @CsvSource({
    "/platform_api/X&session_id=hunter2, /platform_api/X...",
    "/platform_api/X;session_id=hunter2, /platform_api/X...",
    "/platform_api/X%26password%3Dhunter2, /platform_api/X...",
    "/platform_api/eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjEsImlhdCI6MCwiZXhwIjozNjAwfQ.c2lnbmF0dXJlLg/x,"
        + " /platform_api/..."
  })
  void call_withMoreThanNamesInItsPath_isLoggedUpToThere(String path, String logged)
      throws InterruptedException {
    SERVER.get(path);

    LogRecord line = recorder.awaitOne();
    assertThat(line.getMessage()).startsWith("GET " + logged + " ");
    assertThat(((Map<?, ?>) line.getParameters()[0]).get("path")).isEqualTo(logged);
  }

  @Test
  void call_withPathOfVeryManyNames_isLogged() throws InterruptedException {
    SERVER.get("/".repeat(8000));

    assertThat(recorder.awaitOne().getMessage()).startsWith("GET ////");
  }

  @Test
  void call_withControlsInItsPath_isLoggedWithoutThem() throws Exception {
    try (RawConnection connection = new RawConnection(SERVER.server().baseUri())) {
      connection.send("GET /a/\u009b31m\u0085 HTTP/1.1\nHost: a\n\n").readHead();
    }

    assertThat(recorder.awaitOne().getMessage()).startsWith("GET /a/... 400 ");
  }

  private static final class Recorder extends Handler {
    private final BlockingQueue<LogRecord> lines = new LinkedBlockingQueue<>();

    /** The line is written right after the answer, so it may come after it. */
    LogRecord awaitOne() throws InterruptedException {
      return Objects.requireNonNull(
          lines.poll(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS), "no line");
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
