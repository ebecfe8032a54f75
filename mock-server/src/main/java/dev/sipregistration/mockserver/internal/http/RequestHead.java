package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.Buffer;

/**
 * Judges the request line and the header fields before Grizzly parses them, after RFC 9112. Grizzly
 * takes a field without a colon, and garbage altogether, for the beginning of something longer, and
 * waits for the rest.
 */
final class RequestHead {
  /** What has been received so far is. */
  enum Verdict {
    /** A good beginning. */
    INCOMPLETE,
    /** A whole head, well formed. */
    COMPLETE,
    /** No head, whatever may follow. */
    MALFORMED,
    /** Longer than a head may be. */
    TOO_LARGE
  }

  private static final int LONGEST_METHOD = 16;
  private static final String VERSION = "HTTP/1.";
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final int DELETE = 0x7f;

  private final Buffer received;
  private final int maxLength;

  private RequestHead(Buffer received, int maxLength) {
    this.received = received;
    this.maxLength = maxLength;
  }

  static Verdict judge(Buffer received, int maxLength) {
    return new RequestHead(received, maxLength).judge();
  }

  private Verdict judge() {
    int start = received.position();
    boolean first = true;
    for (int i = start; i < received.limit(); i++) {
      if (received.get(i) == '\n') {
        int end = i > start && received.get(i - 1) == '\r' ? i - 1 : i;
        if (end == start && !first) {
          return unlessLongerThanAllowed(Verdict.COMPLETE, i + 1);
        }
        if (!(first ? isRequestLine(start, end) : isField(start, end))) {
          return Verdict.MALFORMED;
        }
        first = false;
        start = i + 1;
      }
    }
    return first && !beginsWithMethod()
        ? Verdict.MALFORMED
        : unlessLongerThanAllowed(Verdict.INCOMPLETE, received.limit() + 1);
  }

  private Verdict unlessLongerThanAllowed(Verdict verdict, int end) {
    return end - received.position() > maxLength ? Verdict.TOO_LARGE : verdict;
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

  /** Whether the target makes sense is for those to say who know addresses. */
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

  /** A field that goes on in another line is obsolete, and is refused as the RFC allows. */
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
