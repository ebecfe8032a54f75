package dev.sipregistration.mockserver.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the framing of one body in chunks. */
final class ChunkReader {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED =
      "\"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*+\"";
  private static final String SPACE = "[ \\t]*+";

  private static final Pattern SIZE =
      Pattern.compile(
          "([0-9A-Fa-f]{1,15})(?:"
              + SPACE
              + ";"
              + SPACE
              + TOKEN
              + "(?:"
              + SPACE
              + "="
              + SPACE
              + "(?:"
              + TOKEN
              + "|"
              + QUOTED
              + "))?+)*+");

  private static final Pattern FIELD = Pattern.compile(TOKEN + ":[\\t \\x21-\\x7e\\x80-\\xff]*+");

  private static final int HEXADECIMAL = 16;

  private enum Expected {
    SIZE,
    DATA,
    END_OF_DATA,
    TRAILER,
    NOTHING
  }

  private final StringBuilder line = new StringBuilder();
  private final Matcher size = SIZE.matcher(line);
  private final int maxIgnored;
  private Expected expected = Expected.SIZE;
  private long dataLeft;
  private int ignored;

  /**
   * Begins to read a body.
   *
   * @param maxIgnored the most bytes of extensions and trailer together
   */
  ChunkReader(int maxIgnored) {
    this.maxIgnored = maxIgnored;
  }

  /** Returns how many of the next bytes are data. */
  long dataLeft() {
    return dataLeft;
  }

  boolean isComplete() {
    return expected == Expected.NOTHING;
  }

  void readData(int length) {
    dataLeft -= length;
    if (dataLeft == 0) {
      expected = Expected.END_OF_DATA;
    }
  }

  /** Reads a byte that is no data, and tells whether the body is well-formed so far. */
  boolean readFraming(byte next) {
    if (next != '\n') {
      line.append((char) (next & 0xff));
      return line.length() <= (expected == Expected.END_OF_DATA ? 1 : maxIgnored);
    }
    int length = line.length() - 1;
    if (length < 0 || line.charAt(length) != '\r') {
      return false;
    }
    line.setLength(length);
    boolean wellFormed = readLine();
    line.setLength(0);
    return wellFormed;
  }

  private boolean readLine() {
    return switch (expected) {
      case SIZE -> readSize();
      case END_OF_DATA -> {
        expected = Expected.SIZE;
        yield line.isEmpty();
      }
      case TRAILER -> {
        if (line.isEmpty()) {
          expected = Expected.NOTHING;
        }
        yield line.isEmpty() || (FIELD.matcher(line).matches() && ignore(line.length()));
      }
      case DATA, NOTHING -> throw new IllegalStateException("not within the framing");
    };
  }

  private boolean readSize() {
    if (!size.reset().matches()) {
      return false;
    }
    dataLeft = Long.parseLong(line, 0, size.end(1), HEXADECIMAL);
    expected = dataLeft == 0 ? Expected.TRAILER : Expected.DATA;
    return ignore(line.length() - size.end(1));
  }

  private boolean ignore(int length) {
    ignored += length;
    return ignored <= maxIgnored;
  }
}
