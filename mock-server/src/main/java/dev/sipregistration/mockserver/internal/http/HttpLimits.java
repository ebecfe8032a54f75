package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The limits of requests in size and time.
 *
 * @param maxHead the most bytes of request line and headers; the line alone may hold some 8 KiB
 * @param maxBody the most bytes of a body; no call of the API needs one at all
 * @param requestTime how long a client may take to send one whole request
 * @param idleTime how long a connection may stay open without a request
 * @param bodies the most bytes of a body on paths with a larger limit
 */
public record HttpLimits(
    int maxHead,
    int maxBody,
    Duration requestTime,
    Duration idleTime,
    Map<String, Integer> bodies) {

  public HttpLimits {
    bodies = Map.copyOf(bodies);
  }

  /** Makes limits that are the same on all paths. */
  public HttpLimits(int maxHead, int maxBody, Duration requestTime, Duration idleTime) {
    this(maxHead, maxBody, requestTime, idleTime, Map.of());
  }

  /** Returns these limits with larger bodies on one path, without escapes. */
  public HttpLimits withBody(String path, int bytes) {
    Map<String, Integer> changed = new HashMap<>(bodies);
    changed.put(path, bytes);
    return new HttpLimits(maxHead, maxBody, requestTime, idleTime, changed);
  }

  int maxBody(String path) {
    return bodies.getOrDefault(path, maxBody);
  }

  /** Returns the default: 16 KiB of head, 64 KiB of body, 10 s for a request, 60 s idle. */
  public static HttpLimits standard() {
    return new HttpLimits(16_384, 65_536, Duration.ofSeconds(10), Duration.ofSeconds(60));
  }
}
