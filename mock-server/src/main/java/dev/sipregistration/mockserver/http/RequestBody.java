package dev.sipregistration.mockserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.Request;

/** Reads the body of a request, and no more of it than the limits allow. */
final class RequestBody {
  private final HttpLimits limits;

  RequestBody(HttpLimits limits) {
    this.limits = limits;
  }

  boolean isDeclaredTooLarge(Request request) {
    return request.getContentLengthLong() > limits.maxBody();
  }

  /**
   * Reads a body to its end.
   *
   * @return the bytes, or nothing if there are more than the limit
   * @throws IOException if the client is too slow, goes away, or sends broken chunks
   */
  Optional<byte[]> read(Request request) throws IOException {
    if (!request.getRequest().isExpectContent()) {
      return Optional.of(new byte[0]);
    }
    long deadline = System.nanoTime() + limits.requestTime().toNanos();
    InputStream input = request.getInputStream();
    byte[] bytes = new byte[Math.min(4_096, limits.maxBody() + 1)];
    int length = 0;
    while (true) {
      waitNoLongerThan(request, deadline);
      int read = input.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return Optional.of(Arrays.copyOf(bytes, length));
      }
      length += read;
      if (length > limits.maxBody()) {
        return Optional.empty();
      }
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(2 * length, limits.maxBody() + 1));
      }
    }
  }

  /** A client that sends a byte now and then is as slow as one that sends nothing. */
  private static void waitNoLongerThan(Request request, long deadline) throws IOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new IOException("the body did not come in time");
    }
    request
        .getRequest()
        .getConnection()
        .setReadTimeout(Duration.ofNanos(left).toMillis() + 1, TimeUnit.MILLISECONDS);
  }
}
