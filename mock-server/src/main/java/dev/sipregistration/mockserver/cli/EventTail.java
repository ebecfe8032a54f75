package dev.sipregistration.mockserver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the events of a server, and connects again where the connection is lost. A server that is
 * alive sends something each second, so one that is silent for longer is as good as gone.
 */
final class EventTail {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final String CONTENT_TYPE = "text/event-stream";
  private static final int MOST_OF_A_REFUSAL = 64 * 1024;

  private final RemoteServer server;
  private final String path;
  private final Receiver receiver;
  private final Pause pause;
  private String lastId = "";
  private boolean connected;

  /** Where events go. */
  interface Receiver {
    /** Returns whether it wants more. */
    boolean take(ServerEvent event);

    /** Is told that nothing comes for a while. */
    void lost(String why);
  }

  /** How to wait. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  EventTail(RemoteServer server, String path, Receiver receiver, Pause pause) {
    this.server = server;
    this.path = path;
    this.receiver = receiver;
    this.pause = pause;
  }

  /**
   * Follows until the receiver has enough.
   *
   * @throws UnusableException if the server refuses, or cannot be reached at first
   */
  void follow() throws InterruptedException {
    Duration wait = Duration.ofSeconds(1);
    while (true) {
      String before = lastId;
      try (InputStream in = open()) {
        if (!passOn(new EventReader(in))) {
          return;
        }
        receiver.lost("the connection to " + server.url() + " ended");
      } catch (IOException broken) {
        String why = server.url().problem(broken);
        if (!connected) {
          throw new UnusableException(why);
        }
        receiver.lost(why);
      }
      wait = lastId.equals(before) ? wait : Duration.ofSeconds(1);
      pause.of(wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
    }
  }

  /** Returns whether the receiver wants more. */
  private boolean passOn(EventReader events) throws IOException {
    for (ServerEvent event = events.next(); event != null; event = events.next()) {
      if (!event.id().isEmpty()) {
        lastId = event.id();
      }
      if (!receiver.take(event)) {
        return false;
      }
    }
    return true;
  }

  private InputStream open() throws IOException {
    HttpURLConnection connection = server.url().open(path);
    connection.setConnectTimeout((int) SILENCE.toMillis());
    connection.setReadTimeout((int) SILENCE.toMillis());
    connection.setRequestProperty("Accept", CONTENT_TYPE);
    server
        .adminToken()
        .ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
    if (!lastId.isEmpty()) {
      connection.setRequestProperty("Last-Event-ID", lastId);
    }
    int status = connection.getResponseCode();
    if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
      throw new IOException("it responds " + status);
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw new UnusableException(
          "%s responds %s%s".formatted(server.url(), status, refusal(connection.getErrorStream())));
    }
    if (!Objects.requireNonNullElse(connection.getContentType(), "").startsWith(CONTENT_TYPE)) {
      throw new UnusableException(server.url() + " responds with something else than events");
    }
    connected = true;
    return connection.getInputStream();
  }

  private static String refusal(@Nullable InputStream body) throws IOException {
    if (body == null) {
      return "";
    }
    byte[] text = body.readNBytes(MOST_OF_A_REFUSAL);
    return RemoteResponse.detail(new String(text, StandardCharsets.UTF_8));
  }
}
