package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The limits of requests and responses in size and time.
 *
 * @param connections the most connections that are open
 * @param maxHead the most bytes of request line and headers; the line alone may hold some 8 KiB
 * @param maxBody the most bytes of a body; no call of the API needs one at all
 * @param memory the most bytes of incomplete requests and unread responses, of all connections
 *     together
 * @param requestTime how long a client may take to send one whole request
 * @param responseTime how long a client may take to read what was sent to it
 * @param idleTime how long a connection may stay open without a request
 * @param bodies the most bytes of a body on paths with a larger limit
 */
public record HttpLimits(
    int connections,
    int maxHead,
    int maxBody,
    long memory,
    Duration requestTime,
    Duration responseTime,
    Duration idleTime,
    Map<String, Integer> bodies) {
  /** The part of the heap for what clients make the server hold. */
  private static final int SHARE_OF_MEMORY = 16;

  /** More than what one by HTTPS holds, because the heap is not for connections alone. */
  private static final int MEMORY_OF_A_CONNECTION = 131_072;

  private static final int MOST_CONNECTIONS = 10_000;

  private static final HttpLimits STANDARD =
      new HttpLimits(
          (int)
              Math.min(MOST_CONNECTIONS, Runtime.getRuntime().maxMemory() / MEMORY_OF_A_CONNECTION),
          16_384,
          65_536,
          Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Map.of());

  public HttpLimits {
    bodies = Map.copyOf(bodies);
  }

  /** Returns these limits with larger bodies on one path, without escapes. */
  public HttpLimits withBody(String path, int bytes) {
    Map<String, Integer> changed = new HashMap<>(bodies);
    changed.put(path, bytes);
    return new HttpLimits(
        connections, maxHead, maxBody, memory, requestTime, responseTime, idleTime, changed);
  }

  HttpLimits withConnections(int most) {
    return new HttpLimits(
        most, maxHead, maxBody, memory, requestTime, responseTime, idleTime, bodies);
  }

  HttpLimits withMemory(long bytes) {
    return new HttpLimits(
        connections, maxHead, maxBody, bytes, requestTime, responseTime, idleTime, bodies);
  }

  HttpLimits withRequestTime(Duration time) {
    return new HttpLimits(
        connections, maxHead, maxBody, memory, time, responseTime, idleTime, bodies);
  }

  HttpLimits withResponseTime(Duration time) {
    return new HttpLimits(
        connections, maxHead, maxBody, memory, requestTime, time, idleTime, bodies);
  }

  HttpLimits withIdleTime(Duration time) {
    return new HttpLimits(
        connections, maxHead, maxBody, memory, requestTime, responseTime, time, bodies);
  }

  int maxBody(String path) {
    return bodies.getOrDefault(path, maxBody);
  }

  /**
   * Returns the default: a connection for each 128 KiB of heap, at most 10,000, 16 KiB of head, 64
   * KiB of body, a sixteenth of the heap for all clients, 10 s for a request, 60 s for a response,
   * 60 s idle.
   */
  public static HttpLimits standard() {
    return STANDARD;
  }
}
