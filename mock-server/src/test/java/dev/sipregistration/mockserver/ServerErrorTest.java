package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.internal.http.ErrorReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.api.parallel.Isolated;

/** Lets the log of calls fail, which is written by the threads of the server. */
@Isolated
class ServerErrorTest {
  private static final Error ERROR = new OutOfMemoryError("of the test");
  private static final Logger CALLS = Logger.getLogger("dev.sipregistration.mockserver.access");
  private static final List<Logger> EXPECTED =
      List.of(
          Logger.getLogger("org.glassfish.grizzly"),
          Logger.getLogger(ServerWiring.class.getName()));

  private final Failing failing = new Failing();
  private final List<LogRecord> logged = new ArrayList<>();

  private static final class Failing extends Handler {
    @Override
    public void publish(LogRecord line) {
      throw ERROR;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          synchronized (logged) {
            logged.add(line);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void fail() {
    CALLS.setLevel(Level.INFO);
    CALLS.addHandler(failing);
    EXPECTED.forEach(logger -> logger.setUseParentHandlers(false));
    EXPECTED.get(1).addHandler(recorder);
  }

  @AfterEach
  void mend() {
    CALLS.removeHandler(failing);
    CALLS.setLevel(null);
    EXPECTED.forEach(logger -> logger.setUseParentHandlers(true));
    EXPECTED.get(1).removeHandler(recorder);
  }

  private static void call(MockServer server) throws IOException {
    try (RawConnection connection = new RawConnection(server.baseUri())) {
      connection.send("GET /__admin/health HTTP/1.1\nHost: a\n\n").readToEnd();
    }
  }

  @Test
  void error_onThreadOfTheServer_closesIt() throws IOException {
    try (MockServer server =
        MockServer.start(MockServerOptions.builder().accessLog(true).build())) {
      call(server);

      Waiting.until(server::isClosed);
      Waiting.until(() -> isRefused(server));
      synchronized (logged) {
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getThrown()).isSameAs(ERROR);
      }
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
  void error_whereSomebodyWantsToKnow_isHandedOn() throws Exception {
    BlockingQueue<Error> errors = new LinkedBlockingQueue<>();
    MockServerOptions options =
        MockServerOptions.builder().accessLog(true).onError(errors::add).build();
    try (MockServer server = MockServer.start(options)) {
      call(server);

      assertThat(errors.poll(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS))
          .isSameAs(ERROR);
      assertThat(server.isClosed()).isFalse();
    }
  }

  /** Jersey would respond to it as to any failure of one call. */
  @Test
  void error_ofResource_isReported() {
    List<Error> errors = new ArrayList<>();

    assertThat(new ErrorMapper(new ErrorReport(errors::add)).toResponse(ERROR).getStatus())
        .isEqualTo(500);

    assertThat(errors).containsExactly(ERROR);
  }
}
