package dev.sipregistration.mockserver.callbacks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read of a response to a callback.
 *
 * @param status the HTTP status
 * @param length the length of the body, as far as it is known
 */
record ResponseHead(int status, long length) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length:\\s*([0-9]{1,18})\\s*");
  private static final int LONGEST_HEAD = 65_536;
  private static final int LONGEST_BODY = 1_048_576;
  private static final int BODY_MILLIS = 1_000;

  /** Reads the head of a response, after those of interim responses. */
  static ResponseHead readFinal(InputStream input) throws IOException {
    ResponseHead head = read(input);
    while (head.status < 200) {
      head = read(input);
    }
    return head;
  }

  private static ResponseHead read(InputStream input) throws IOException {
    Matcher first = STATUS_LINE.matcher(line(input));
    if (!first.matches()) {
      throw new IOException("no HTTP response");
    }
    long length = Long.MAX_VALUE;
    int size = 0;
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      size += line.length();
      if (size > LONGEST_HEAD) {
        throw new IOException("the head is too long");
      }
      Matcher field = LENGTH.matcher(line);
      length = field.matches() ? Long.parseLong(field.group(1)) : length;
    }
    int status = Integer.parseInt(first.group(1));
    return new ResponseHead(status, status == 204 || status == 304 ? 0 : length);
  }

  private static String line(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the response ended within its head");
      }
      if (line.size() > LONGEST_HEAD) {
        throw new IOException("a line is too long");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Reads the body, for a short time: closed on it, the connection would be reset, and the receiver
   * would log a failure. What is wrong with it does not matter.
   */
  void skipBody(InputStream input, Socket socket) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BODY_MILLIS);
    byte[] buffer = new byte[8_192];
    long rest = Math.min(length, LONGEST_BODY);
    try {
      socket.setSoTimeout(BODY_MILLIS);
      while (rest > 0 && System.nanoTime() < end) {
        int read = input.read(buffer, 0, (int) Math.min(buffer.length, rest));
        rest = read < 0 ? 0 : rest - read;
      }
    } catch (IOException broken) {
      // The status has arrived, and only that counts.
    }
  }
}
