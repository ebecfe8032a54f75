package dev.sipregistration.mockserver.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.AccountCalls;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.TestSeeds;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Starts and stops servers, each of which is used, and looks at what they leave in the process. For
 * CI: {@code .ci/starts-and-stops}.
 */
class StartsAndStops {
  private static final int SERVERS = Integer.getInteger("starts.and.stops", 500);
  private static final int BETWEEN_SAMPLES = Math.max(1, SERVERS / 30);
  private static final int WITH_ADMIN = 5;
  private static final int WITH_HTTPS = 25;

  /** Kept for nothing, to see that it is noticed: {@code -Dstarts.and.stops.leak=true}. */
  private static final boolean LEAK = Boolean.getBoolean("starts.and.stops.leak");

  private final List<Object> leaked = new ArrayList<>();

  @Test
  void servers_manyStartedAndStopped_leaveNothing() throws IOException {
    List<Resources> samples = new ArrayList<>();
    for (int i = 1; i <= SERVERS; i++) {
      startUseAndStop(i);
      if (i % BETWEEN_SAMPLES == 0) {
        samples.add(Resources.now());
      }
    }
    System.out.printf(
        "%d starts and stops: %s, then %s%n",
        SERVERS, samples.get(samples.size() / 3), samples.get(samples.size() - 1));
    Resources.assertFlat(samples);
  }

  private void startUseAndStop(int number) throws IOException {
    MockServerOptions.Builder options = MockServerOptions.builder().seed(TestSeeds.demo());
    if (number % WITH_HTTPS == 0) {
      options.httpsPort(0);
    }
    URI stopped;
    try (MockServer server = MockServer.start(options.build());
        RawConnection left = new RawConnection(server.baseUri())) {
      stopped = server.baseUri();
      assertThat(
              new AccountCalls(server.accountNamed("demo"))
                  .create("sip_username", "alice", "proxy", "sip.example.org")
                  .id())
          .isEqualTo(1);
      // A client that is not through when the server stops.
      left.send("GET /__admin/health HTTP/1.1\nHo");
      if (number % WITH_ADMIN == 0) {
        try (RawConnection admin = new RawConnection(stopped)) {
          admin.send("GET /__admin/state HTTP/1.1\nHost: localhost\n\n");
          assertThat(admin.readAnswer()).startsWith("HTTP/1.1 200 ");
        }
      }
      if (LEAK) {
        leaked.add(new RawConnection(stopped));
        leaked.add(new byte[100_000]);
      }
    }
  }
}
