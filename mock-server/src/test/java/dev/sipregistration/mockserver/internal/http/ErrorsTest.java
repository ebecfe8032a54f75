package dev.sipregistration.mockserver.internal.http;

import static dev.sipregistration.mockserver.internal.http.Listening.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsTest {
  /** Referenced here, because the log manager forgets loggers that nobody refers to. */
  private static final List<Logger> EXPECTED =
      List.of(
          Logger.getLogger("org.glassfish.grizzly.filterchain.DefaultFilterChain"),
          Logger.getLogger("org.glassfish.grizzly.http.server.HttpHandler"),
          Logger.getLogger(RequestThreads.class.getName()));

  static {
    EXPECTED.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private static final OutOfMemoryError ERROR = new OutOfMemoryError("of the test");

  private static final class Failing extends HttpHandler {
    @Override
    public void service(Request request, Response response) {
      throw ERROR;
    }
  }

  private static Error reported(Listening server) throws IOException, InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.send("GET / HTTP/1.1\nHost: a\n\n");
      return server.errors.poll(MockServerFixture.GUARD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void error_ofHandlerOnAnyThread_isReported(Workload workload) throws Exception {
    try (Listening server =
        Listening.with(HttpLimits.standard(), mapping("", workload, new Failing()))) {
      assertThat(reported(server)).isSameAs(ERROR);
    }
  }

  @Test
  void error_belowTheHandlers_isReported() throws Exception {
    HandlerMapping failing =
        new HandlerMapping(
            "",
            List.of(),
            new Sized(2),
            (method, path) -> Workload.SHORT,
            CorsPolicy.NONE,
            (path, secure, headers) -> {
              throw ERROR;
            });
    try (Listening server = Listening.with(HttpLimits.standard(), failing)) {
      assertThat(reported(server)).isSameAs(ERROR);
    }
  }

  @Test
  void report_errorThatIsWrapped_findsIt() {
    List<Error> reported = new ArrayList<>();
    ErrorReport report = new ErrorReport(reported::add);

    report.report(new IllegalStateException(new ExecutionException(ERROR)));

    assertThat(reported).containsExactly(ERROR);
  }

  @Test
  void report_whatTakesOneRequestOnly_isNone() {
    List<Error> reported = new ArrayList<>();
    ErrorReport report = new ErrorReport(reported::add);

    report.report(new IllegalStateException("no error"));
    report.report(new IllegalStateException(new StackOverflowError()));

    assertThat(reported).isEmpty();
  }
}
