package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.GrizzlyFuture;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * The connections with an incomplete request. A client that sends a byte now and then is as slow as
 * one that sends nothing, so the time runs from the request's first byte.
 */
final class RequestReadTimeouts {
  private static final long MAX_PERIOD = TimeUnit.SECONDS.toMillis(1);

  private final Map<Connection<?>, Long> since = new ConcurrentHashMap<>();
  private final Duration limit;
  private final HttpDate date;

  RequestReadTimeouts(Duration limit, HttpDate date) {
    this.date = date;
    this.limit = limit;
  }

  /** Starts the time of an incomplete request, unless it runs already. */
  void begin(Connection<?> connection) {
    since.putIfAbsent(connection, System.nanoTime());
  }

  void end(Connection<?> connection) {
    since.remove(connection);
  }

  /** Returns how often to check, in milliseconds. */
  long period() {
    return Math.max(1, Math.min(MAX_PERIOD, limit.toMillis() / 4));
  }

  private byte[] tooSlow() {
    return PlainResponse.bytes(
        date, HttpStatus.REQUEST_TIMEOUT_408, "The request did not come in time.");
  }

  /** Closes the connections whose request is overdue. */
  void closeOverdue() {
    long now = System.nanoTime();
    since.forEach(
        (connection, begun) -> {
          if (now - begun > limit.toNanos()) {
            since.remove(connection);
            GrizzlyFuture<?> unused = connection.write(Buffers.wrap(null, tooSlow()));
            connection.closeSilently();
          }
        });
  }
}
