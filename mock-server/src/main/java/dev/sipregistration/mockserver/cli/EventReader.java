package dev.sipregistration.mockserver.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events, each of a limited size. */
final class EventReader {
  /** Many times as long as a call with its response. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final InputStream in;

  EventReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Waits for the next event.
   *
   * @return the event, or null at the end of the stream
   * @throws IOException if the stream breaks, or an event is too large
   */
  @Nullable ServerEvent next() throws IOException {
    String type = "";
    String id = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        if (!type.isEmpty()) {
          return new ServerEvent(type, id, data.toString());
        }
        data.setLength(0);
      } else if (line.startsWith("event: ")) {
        type = line.substring("event: ".length());
      } else if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        data.append(line, "data: ".length(), line.length());
        requireSize(data.length());
      }
    }
    return null;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      requireSize(line.size());
      next = in.read();
    }
    return next < 0 ? null : line.toString(StandardCharsets.UTF_8);
  }

  private static void requireSize(int bytes) throws IOException {
    if (bytes > MOST_BYTES) {
      throw new IOException("an event is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
    }
  }
}
