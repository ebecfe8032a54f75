package dev.sipregistration.mockserver.internal.http;

import static dev.sipregistration.mockserver.internal.http.Listening.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.faults.FaultEffect;
import java.io.IOException;
import java.time.Duration;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

class WireFaultFilterTest {
  private static final String GET = "GET / HTTP/1.1\nHost: a\n\n";

  private static final class Stalling extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      request
          .getRequest()
          .setAttribute(
              FaultEffect.class.getName(),
              new FaultEffect(FaultEffect.Kind.STALLED_BODY, 0, Duration.ZERO));
      response.setContentLength(4);
      response.getOutputStream().write(new byte[4]);
    }
  }

  @Test
  void stalledBody_longerThanAnIdleConnectionStays_isStillThere() throws IOException {
    HttpLimits limits = HttpLimits.standard().withIdleTime(Duration.ofSeconds(1));
    try (Listening server =
            Listening.with(
                limits,
                mapping("/stalling", Workload.SHORT, new Stalling()),
                mapping("", Workload.SHORT, new Sized(2)));
        RawConnection stalled = server.connect();
        RawConnection idle = server.connect()) {
      stalled.send(GET.replace("/ ", "/stalling ")).readHead();
      assertThat(stalled.read(2)).hasSize(2);
      idle.send(GET).readAnswer();
      assertThat(idle.readToEnd()).isEmpty();

      assertThat(stalled.isSilent()).isTrue();
    }
  }
}
