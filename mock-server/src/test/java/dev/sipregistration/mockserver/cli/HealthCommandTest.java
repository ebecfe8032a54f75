package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCommandTest {
  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.adminToken("sesame"));

  private StubbornPeer peer;

  @BeforeEach
  void listen() throws IOException {
    peer = new StubbornPeer();
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  private Run healthOfPeer(String response) {
    peer.respond(response);
    return Run.of("health", "--url", peer.url());
  }

  @Test
  void health_ofRunningServer_isZeroWithoutTokenAndWithoutAWord() {
    String url = SERVER.server().baseUri().toString();

    assertThat(Run.of("health", "--url", url).succeeded()).isEmpty();
  }

  @Test
  void health_nobodyListens_isOneWithALine() throws IOException {
    peer.close();

    assertThat(Run.of("health", "--url", peer.url()).complaint(1))
        .isEqualTo("no server listens at " + peer.url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"503 Service Unavailable", "404 Not Found", "301 Moved", "204 No Content"})
  void health_otherStatus_isOneWithALine(String status) {
    String head = "HTTP/1.1 " + status + "\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";

    assertThat(healthOfPeer(head).complaint(1))
        .isEqualTo(peer.url() + " responds " + status.substring(0, 3) + " to /__admin/ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b]0;title\u0007\r\n\r\n", "SSH-2.0-OpenSSH\r\n\r\n"})
  void health_noHttp_isOneLineWithoutItsEscapes(String response) {
    assertThat(healthOfPeer(response).complaint(1)).startsWith("no response").contains(peer.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nA: "})
  void health_responseThatStalls_endsWithTheTimeout(String response) {
    peer.respond(response);

    FailedException failed =
        catchThrowableOfType(
            FailedException.class,
            () -> HealthCommand.check(new ServerUrl(peer.url()), Duration.ofMillis(100)));

    assertThat(failed).hasMessage("no response from " + peer.url() + " in PT0.1S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:8080", "ftp://127.0.0.1", "http://127.0.0.1?x=1"})
  void health_urlThatIsNone_isTwo(String url) {
    assertThat(Run.of("health", "--url", url).complaint())
        .isEqualTo("--url must be a URL like http://127.0.0.1:8080");
  }
}
