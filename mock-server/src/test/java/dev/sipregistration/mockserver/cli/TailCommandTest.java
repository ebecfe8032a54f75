package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.MockServerFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TailCommandTest {
  private static final String EVENTS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private static final String CALL =
      "event: call\nid: 1.0.7\ndata: {\"number\":7,\"at\":\"2026-01-01T00:00:00Z\",\"method\":"
          + "\"A\\u001b[2J\\u202e\",\"parameters\":[{\"name\":\"x\",\"value\":\"1\\r\\n2\"}],"
          + "\"http_status\":503,\"duration_micros\":1250,\"warnings\":[{\"text\":\"b\\u009b\"}]}"
          + "\n\n";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private StubbornPeer peer;

  @BeforeEach
  void listen() throws IOException {
    peer = new StubbornPeer();
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
  }

  /** An output that somebody reads for some lines, and closes then. */
  private static final class Reader extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int lines;
    private final Consumer<Integer> afterLine;

    Reader(int lines, Consumer<Integer> afterLine) {
      this.lines = lines;
      this.afterLine = afterLine;
    }

    private int seen() {
      return (int) text.chars().filter(c -> c == '\n').count();
    }

    @Override
    public void write(char[] part, int offset, int length) throws IOException {
      int before = seen();
      text.append(part, offset, length);
      for (int line = before + 1; line <= seen(); line++) {
        afterLine.accept(line);
      }
      if (seen() >= lines) {
        throw new IOException("Broken pipe");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static List<String> tail(int lines, Consumer<Integer> afterLine, String... filters) {
    Reader reader = new Reader(lines, afterLine);
    StringWriter errors = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("tail"));
    arguments.addAll(List.of("--url", SERVER.server().baseUri().toString()));
    arguments.addAll(List.of(filters));
    int status =
        Main.commandLine(Map.of())
            .setOut(new PrintWriter(reader, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments.toArray(String[]::new));
    assertThat(errors.toString()).isEmpty();
    assertThat(status).isZero();
    return reader.text.toString().lines().toList();
  }

  @Test
  void tail_ofRunningServer_printsWhatWasCalledAndWhatComes() {
    SERVER.as("owner").create("password", "hunter2");

    List<String> lines = tail(2, line -> SERVER.as("owner").bind("bind", "maybe"));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches(
            "#1 \\S+Z CreateSipRegistration\\(.*password=\\[redacted\\].*\\) by account 1 -> done,"
                + " [0-9.]+ ms");
    assertThat(lines.get(1)).matches("#2 .*bind=maybe.* -> error 101: Invalid arguments, .* ms");
  }

  @Test
  void tail_ofSome_leavesOutTheOthers() {
    SERVER.as("owner").create();
    SERVER.as("owner").bind("bind", "maybe");

    assertThat(tail(1, line -> {}, "--error-code", "101"))
        .singleElement()
        .asString()
        .contains("#2 ");
    assertThat(
            tail(1, line -> {}, "--method=BindSipRegistration", "--parameter=bind=maybe", "--json"))
        .singleElement()
        .asString()
        .startsWith("{\"number\":2,");
  }

  @ParameterizedTest
  @CsvSource({
    "--method, CreateSipRegistraton, did you mean CreateSipRegistration?",
    "--parameter, sip_proxy, did you mean proxy?",
    "--error-code, x, error_code",
    "--since, x, since",
  })
  void filter_wrong_isRefusedByTheServer(String option, String value, String reason) {
    String url = SERVER.server().baseUri().toString();

    assertThat(Run.of("tail", "--url", url, option, value).complaint())
        .startsWith(url + " responds 400: ")
        .contains(reason);
  }

  @Test
  void tail_nobodyListens_isTwo() throws IOException {
    peer.close();

    assertThat(Run.of("tail", "--url", peer.url()).complaint())
        .isEqualTo("no server listens at " + peer.url());
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n', responds with something else than events",
    "'HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n', responds 401",
    "'HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n', responds 302",
  })
  void tail_ofSomethingElse_isTwo(String response, String complaint) {
    peer.respondAndClose(response);

    assertThat(Run.of("tail", "--url", peer.url()).complaint())
        .isEqualTo(peer.url() + " " + complaint);
  }

  @Test
  void tail_ofEventsThatAreNoCalls_isTwo() {
    peer.respondAndClose(EVENTS + "event: call\ndata: x\n\n");

    assertThat(Run.of("tail", "--url", peer.url()).complaint())
        .isEqualTo("the server sends something else than calls");
  }

  @Test
  void call_withEscapes_isPrintedWithoutThem() throws IOException {
    String json = CALL.substring(CALL.indexOf('{')).strip();

    assertThat(CallLine.of(json))
        .containsExactly(
            "#7 2026-01-01T00:00:00Z A [2J (x=1 2) by nobody known -> status 503, 1.3 ms",
            "  warning: b ");
  }

  /** Takes what comes, and waits no time at all. */
  private static final class Recorder implements EventTail.Receiver {
    private final List<String> received = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    @Override
    public boolean take(ServerEvent event) {
      received.add(event.type() + " " + event.id());
      return received.size() < most;
    }

    @Override
    public void lost(String why) {
      received.add(why);
    }
  }

  private EventTail tail(Recorder recorder, int mostPauses) {
    RemoteServer server =
        new RemoteServer(new ServerUrl(peer.url()), Optional.of("sesame"), Duration.ofSeconds(1));
    return new EventTail(
        server,
        "/__admin/events",
        recorder,
        time -> {
          recorder.pauses.add(time);
          if (recorder.pauses.size() == mostPauses) {
            throw new InterruptedException();
          }
        });
  }

  @Test
  void connection_lost_isMadeAgainFromWhereItWas() throws Exception {
    Recorder recorder = new Recorder();
    recorder.most = 3;
    Future<String> first = peer.respondAndClose(EVENTS + CALL + "event: call\nid: 1.0.8\ndata");
    Future<String> second = peer.respondAndClose(EVENTS + ":\n\n" + CALL);

    tail(recorder, 9).follow();

    assertThat(recorder.received)
        .containsExactly("call 1.0.7", "the connection to " + peer.url() + " ended", "call 1.0.7");
    assertThat(first.get()).doesNotContain("Last-Event-ID").contains("Bearer sesame");
    assertThat(second.get()).contains("Last-Event-ID: 1.0.7");
  }

  @Test
  void connection_lostAgainAndAgain_isMadeLessOften() {
    Recorder recorder = new Recorder();
    peer.respondAndClose(EVENTS + CALL);
    peer.respondAndClose("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    for (int i = 0; i < 4; i++) {
      peer.respondAndClose(EVENTS);
    }

    assertThatThrownBy(() -> tail(recorder, 6).follow()).isInstanceOf(InterruptedException.class);

    assertThat(recorder.pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    assertThat(recorder.received).contains("no response from " + peer.url() + ": it responds 503");
  }

  @Test
  void event_withoutEnd_isNotGathered() {
    Recorder recorder = new Recorder();
    byte[] part = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    peer.respond(
        out -> {
          out.write((EVENTS + "data: ").getBytes(StandardCharsets.UTF_8));
          while (true) {
            out.write(part);
          }
        });

    assertThatThrownBy(() -> tail(recorder, 1).follow()).isInstanceOf(InterruptedException.class);

    assertThat(recorder.received)
        .containsExactly("no response from " + peer.url() + ": an event is larger than 1 MiB");
  }
}
