package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.RawConnection;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsResourceTest {
  private static final String REQUEST = "GET /__admin/events HTTP/1.1\nHost: localhost\n\n";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final Admin admin = new Admin(SERVER);

  private String backlog(String lastEventId) {
    PlatformResponse answer =
        SERVER.send(
            admin.request("events?duration=PT0S").header("Last-Event-ID", lastEventId).build());
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }

  private static String lastId(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void events_ofJournalWithCalls_haveThemAndThenTheState() {
    SERVER.as("owner").create("password", "s3cr3t-of-alice");
    PlatformResponse answer = admin.get("events?duration=PT0S");

    assertThat(answer.contentType()).startsWith("text/event-stream");
    assertThat(answer.text())
        .startsWith("event: call\nid: ")
        .contains("\"method\":\"CreateSipRegistration\"", "\"value\":\"[redacted]\"")
        .endsWith("\n\nevent: state\ndata: {}\n\n")
        .doesNotContain("s3cr3t-of-alice");
  }

  @Test
  void events_ofSomeCalls_haveNoOthers() {
    SERVER.as("owner").create();
    SERVER.as("owner").bind("bind", "maybe");

    assertThat(admin.get("events?duration=PT0S&error_code=101").text())
        .contains("BindSipRegistration", "event: state")
        .doesNotContain("CreateSipRegistration");
  }

  @Test
  void events_resumed_haveOnlyWhatIsNew() {
    SERVER.as("owner").create();
    String id = lastId(admin.get("events?duration=PT0S").text());
    SERVER.as("owner").bind("bind", "maybe");

    assertThat(backlog(id))
        .contains("BindSipRegistration")
        .doesNotContain("CreateSipRegistration", "emptied");
  }

  @Test
  void events_resumedAfterReset_tellSoAndBeginAnew() {
    SERVER.as("owner").create();
    String id = lastId(admin.get("events?duration=PT0S").text());
    SERVER.server().reset();
    SERVER.as("owner").bind("bind", "maybe");

    assertThat(backlog(id)).startsWith("event: emptied\ndata: {}\n\nevent: call\n");
    assertThat(backlog("1.0.1")).startsWith("event: emptied\n");
    assertThat(backlog("nonsense")).startsWith("event: emptied\n");
  }

  @Test
  void events_whileOpen_haveTheCallsAndChangesThatCome() throws Exception {
    try (RawConnection open = new RawConnection(SERVER.server().baseUri())) {
      open.send(REQUEST).readUntil("event: state");

      SERVER.as("owner").create("sip_username", "live-one");
      open.readUntil("live-one");
      open.readUntil("event: state");

      SERVER.server().reset();
      open.readUntil("event: emptied");
      open.readUntil("event: state");
    }
  }

  /** On a server of its own: the places of clients that leave are free again only after a while. */
  @Test
  void events_forMoreClientsThanThereMayBe_areRefused() throws Exception {
    List<RawConnection> clients = new ArrayList<>();
    try (MockServer server = MockServer.start()) {
      while (clients.size() < 17) {
        clients.add(new RawConnection(server.baseUri()));
        clients.get(clients.size() - 1).send(REQUEST);
        if (clients.size() <= 16) {
          clients.get(clients.size() - 1).readUntil("event: state");
        }
      }

      assertThat(clients.get(16).readHead()).startsWith("HTTP/1.1 503");
    } finally {
      for (RawConnection client : clients) {
        client.close();
      }
    }
  }

  @Test
  void events_forPageOfAnotherOrigin_areRefused() {
    HttpRequest request =
        admin.request("events").header("Origin", "http://elsewhere.example").build();

    assertThat(SERVER.send(request).status()).isEqualTo(403);
  }

  @Test
  void head_ofEvents_ends() {
    PlatformResponse answer = admin.send("HEAD", "events");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/event-stream");
  }

  @Test
  void events_withWrongQuery_areRefused() {
    for (String query :
        List.of("?duration=5", "?duration=P1M", "?sinse=1", "?duration=", "?method=X")) {
      assertThat(admin.get("events" + query).status()).as(query).isEqualTo(400);
    }
  }

  @Test
  void close_whileClientsFollow_doesNotWaitForThem() throws Exception {
    MockServer server = MockServer.start();
    try (RawConnection open = new RawConnection(server.baseUri())) {
      open.send(REQUEST);
      open.readUntil("event: state");
      long begin = System.nanoTime();

      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
      open.readToEnd();
    }
  }
}
