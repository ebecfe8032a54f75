package dev.sipregistration.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads responses, of which each has a length or is chunked. */
final class Responses {
  private final InputStream in;
  private byte[] buffer = new byte[65_536];

  Responses(InputStream in) {
    this.in = in;
  }

  /** Reads the next one, which must be a success. */
  void next() throws IOException {
    int length = 0;
    int end = -1;
    while (end < 0 || length < end) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      int read = in.read(buffer, length, buffer.length - length);
      if (read < 0) {
        throw new IOException("The server closed the connection");
      }
      length += read;
      end = end < 0 ? end(length) : end;
    }
    if (buffer[9] != '2') {
      throw new IOException(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    }
  }

  private int end(int length) {
    boolean chunked = false;
    int contentLength = 0;
    for (int i = 0; i + 3 < length; i++) {
      if (buffer[i] == '\n' && is("content-length:", i + 1)) {
        contentLength = 0;
        for (int digit = i + 16; buffer[digit] != '\r'; digit++) {
          if (buffer[digit] != ' ') {
            contentLength = contentLength * 10 + buffer[digit] - '0';
          }
        }
      } else if (buffer[i] == '\n' && is("transfer-encoding:", i + 1)) {
        chunked = true;
      } else if (buffer[i] == '\r' && buffer[i + 2] == '\r') {
        if (!chunked) {
          return i + 4 + contentLength;
        }
        return ends("0\r\n\r\n", length) ? length : -1;
      }
    }
    return -1;
  }

  private boolean is(String name, int at) {
    for (int i = 0; i < name.length(); i++) {
      if ((buffer[at + i] | 0x20) != (name.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private boolean ends(String text, int length) {
    for (int i = 0; i < text.length(); i++) {
      if (buffer[length - text.length() + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
