package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Checks the request line and the header fields by RFC 9112, before Grizzly parses them. Grizzly
 * takes a field without a colon, and any garbage, for the beginning of something longer, and waits
 * for the rest.
 */
final class RequestHead {
  /** What the bytes received so far are. */
  enum State {
    /** A well-formed beginning. */
    INCOMPLETE,
    /** A complete, well-formed head. */
    COMPLETE,
    /** Malformed, whatever follows. */
    MALFORMED,
    /** Longer than the limit. */
    TOO_LARGE
  }

  private static final int LONGEST_METHOD = 16;
  private static final String VERSION = "HTTP/1.";
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final int DELETE = 0x7f;

  private final int maxLength;
  private Buffer received = Buffers.EMPTY_BUFFER;
  private int checked;
  private int lineStart;

  /**
   * Begins to check.
   *
   * @param maxLength the most bytes of the head
   */
  RequestHead(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Checks what has been received so far. What an earlier call has seen is not looked at again, or
   * a head that comes byte by byte would take the square of its length.
   *
   * @param all the bytes from the beginning on, of which there may be more than in the call before
   */
  State check(Buffer all) {
    received = all;
    int begin = all.position();
    for (int i = begin + checked; i < all.limit(); i++) {
      if (all.get(i) == '\n') {
        int start = begin + lineStart;
        int end = i > start && all.get(i - 1) == '\r' ? i - 1 : i;
        boolean first = lineStart == 0;
        if (end == start && !first) {
          return unlessTooLarge(State.COMPLETE, i + 1);
        }
        if (!(first ? isRequestLine(start, end) : isField(start, end))) {
          return State.MALFORMED;
        }
        lineStart = i + 1 - begin;
      }
    }
    checked = all.remaining();
    return lineStart == 0 && !beginsWithMethod()
        ? State.MALFORMED
        : unlessTooLarge(State.INCOMPLETE, all.limit() + 1);
  }

  private State unlessTooLarge(State state, int end) {
    return end - received.position() > maxLength ? State.TOO_LARGE : state;
  }

  private boolean beginsWithMethod() {
    int end = methodEnd(received.position(), received.limit());
    return end == received.limit() || (received.get(end) == ' ' && end > received.position());
  }

  private int methodEnd(int start, int end) {
    int i = start;
    while (i < end && i - start < LONGEST_METHOD && isBetween(received.get(i), 'A', 'Z')) {
      i++;
    }
    return i;
  }

  /** Leaves the syntax of the target to {@link RequestSyntax}. */
  private boolean isRequestLine(int start, int end) {
    int target = methodEnd(start, end) + 1;
    int version = end - VERSION.length() - 1;
    return target > start + 1
        && target < version - 1
        && received.get(target - 1) == ' '
        && isVisible(target, version - 1)
        && received.get(version - 1) == ' '
        && isVersion(version);
  }

  private boolean isVisible(int start, int end) {
    for (int i = start; i < end; i++) {
      int b = received.get(i) & 0xff;
      if (b <= ' ' || b == DELETE) {
        return false;
      }
    }
    return true;
  }

  private boolean isVersion(int start) {
    for (int i = 0; i < VERSION.length(); i++) {
      if (received.get(start + i) != VERSION.charAt(i)) {
        return false;
      }
    }
    return isBetween(received.get(start + VERSION.length()), '0', '1');
  }

  /** Obsolete line folding is refused, as the RFC allows. */
  private boolean isField(int start, int end) {
    int colon = start;
    while (colon < end && isTokenCharacter(received.get(colon))) {
      colon++;
    }
    if (colon == start || colon == end || received.get(colon) != ':') {
      return false;
    }
    for (int i = colon + 1; i < end; i++) {
      int b = received.get(i) & 0xff;
      if ((b < ' ' && b != '\t') || b == DELETE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTokenCharacter(byte b) {
    return isBetween(b, 'a', 'z')
        || isBetween(b, 'A', 'Z')
        || isBetween(b, '0', '9')
        || TOKEN_MARKS.indexOf(b) >= 0;
  }

  private static boolean isBetween(byte b, char first, char last) {
    return b >= first && b <= last;
  }
}
