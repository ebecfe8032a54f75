package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client with a wrong clock corrects it by the mock server's {@code Date}. In the client's
 * package, because its clock cannot be set from outside.
 */
class WrongClockTest {
  private static final MockServer SERVER = MockServer.start();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30S", "-PT30S", "PT1H", "-PT1H", "PT960H", "-PT960H"})
  void create_withClockThatIsOff_succeeds(Duration off) {
    try (SipRegistrationClient client = client(off)) {
      assertThat(client.create(CreateRequest.sipUsername("alice").proxy("sip.example.org")))
          .isNotNull();
    }
  }

  /** Moves the mock server's clock, which tokens are not judged by. */
  @Test
  void create_withRightClockAndMovedServer_succeeds() {
    SERVER.clock().advance(Period.ofDays(40));

    create_withClockThatIsOff_succeeds(Duration.ofHours(1));
  }

  private static SipRegistrationClient client(Duration off) {
    byte[] credentials = SERVER.credentials("owner").toJson().getBytes(StandardCharsets.UTF_8);
    return SipRegistrationClient.builder()
        .baseUri(SERVER.baseUri())
        .credentials(Credentials.fromStream(new ByteArrayInputStream(credentials)))
        .clock(Clock.offset(Clock.systemUTC(), off))
        .build();
  }
}
