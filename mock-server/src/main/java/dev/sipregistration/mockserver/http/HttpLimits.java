package dev.sipregistration.mockserver.http;

import java.time.Duration;

/**
 * How much of a request, and for how long, the server is willing to take.
 *
 * @param maxHead the most bytes of request line and headers; the line alone may hold some 8 KiB
 * @param maxBody the most bytes of a body; no call of the API needs one at all
 * @param requestTime how long a client may take to send one whole request
 * @param idleTime how long a connection may stay open without a request
 */
public record HttpLimits(int maxHead, int maxBody, Duration requestTime, Duration idleTime) {

  /**
   * Returns the limits that the mock server has unless told otherwise.
   *
   * @return 16 KiB of head, 64 KiB of body, 10 s for a request, 60 s idle
   */
  public static HttpLimits standard() {
    return new HttpLimits(16_384, 65_536, Duration.ofSeconds(10), Duration.ofSeconds(60));
  }
}
