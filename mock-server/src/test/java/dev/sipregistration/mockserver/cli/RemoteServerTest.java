package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command makes of whatever it finds at a URL. */
class RemoteServerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final int MEBIBYTE = 1024 * 1024;

  private StubbornPeer peer;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    peer = new StubbornPeer();
    url = peer.url();
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  private Run export(StubbornPeer.Response response) {
    peer.respond(response);
    return Run.of("export", "--url", url);
  }

  private UnusableException refused(Duration timeout) {
    return catchThrowableOfType(
        UnusableException.class,
        () -> new RemoteServer(new ServerUrl(url), Optional.empty(), timeout).get("/", MEBIBYTE));
  }

  private Run exportOf(String response) {
    return export(out -> out.write(response.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        OK,
        OK + "Content-Length: 9\r\n\r\n",
        OK + "Content-Length: 9\r\n\r\naccounts",
        OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nacc",
        OK + "\r\naccounts: []",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n"
      })
  void export_responseThatStalls_endsWithTheTimeout(String response) {
    peer.respond(response);

    assertThat(refused(Duration.ofMillis(100)))
        .hasMessage("no whole response from " + url + " in PT0.1S; --timeout allows more");
  }

  @Test
  void export_timeout_isOfTheOption() {
    peer.respond(OK);

    assertThat(Run.of("export", "--url", url, "--timeout", "PT1S").complaint())
        .isEqualTo("no whole response from " + url + " in PT1S; --timeout allows more");
  }

  @Test
  void export_responseThatNeverEnds_isRefusedOnceItIsTooLarge() {
    byte[] part = "#\n".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);

    peer.respond(
        out -> {
          out.write((OK + "\r\n").getBytes(StandardCharsets.UTF_8));
          while (true) {
            out.write(part);
          }
        });

    assertThat(refused(MockServerFixture.GUARD))
        .hasMessage("no response from " + url + ": it is larger than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J", "\u0000", "\r", "\t", "\u009b2J", "\u0085", "\u007f"})
  void export_responseWithControlCharacters_isNotPrinted(String control) {
    String body = "accounts: [] #" + control;
    int length = body.getBytes(StandardCharsets.UTF_8).length;

    Run run = exportOf(OK + "Content-Length: " + length + "\r\n\r\n" + body);

    assertThat(run.complaint()).isEqualTo(url + " responds with something else than text");
  }

  @Test
  void export_responseThatIsNoText_isNotPrinted() {
    Run run =
        export(
            out -> {
              out.write((OK + "Content-Length: 1\r\n\r\n").getBytes(StandardCharsets.UTF_8));
              out.write(0xff);
            });

    assertThat(run.complaint()).isEqualTo(url + " responds with something else than text");
  }

  @Test
  void export_refusalWithEscapes_isOneLineWithoutThem() {
    String body = "{\"detail\":\"a\\u001b[31mb\\r\\nc\\u009bd\\u202ee" + "x".repeat(9_000) + "\"}";

    String complaint =
        exportOf("HTTP/1.1 409 Conflict\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
            .complaint();

    assertThat(complaint)
        .startsWith(url + " responds 409: a [31mb c d exxx")
        .hasSizeLessThan(5_100)
        .endsWith("x...");
  }

  @Test
  void export_responseThatIsNoHttp_isOneLineWithoutItsEscapes() {
    assertThat(exportOf("\u001b]0;title\u0007\r\n\r\n").complaint())
        .startsWith("no response from " + url + ": ")
        .doesNotContain("\u001b", "\u0007");
  }

  @Test
  void export_connectionsThatEnd_saysSo() {
    peer.hangUp();

    assertThat(Run.of("export", "--url", url).complaint())
        .startsWith("no response from " + url + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1.5S", "PT2H", "10", "", "-PT1S", "PT9999999999999999999S"})
  void export_timeoutOutOfRange_isRefused(String timeout) {
    assertThat(Run.of("export", "--timeout", timeout).complaint())
        .isEqualTo("--timeout must be a duration in whole seconds like PT10M, from PT1S to PT1H");
  }
}
