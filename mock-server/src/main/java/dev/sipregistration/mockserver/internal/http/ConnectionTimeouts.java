package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;

/**
 * The connections on which something has begun that must end in time. A client that sends or reads
 * a byte now and then is as slow as one that does nothing, so the time runs from the beginning.
 */
final class ConnectionTimeouts {
  private static final long MAX_PERIOD = TimeUnit.SECONDS.toMillis(1);

  private final Map<Connection<?>, Long> since = new ConcurrentHashMap<>();
  private final Duration limit;
  private final Consumer<Connection<?>> whenOverdue;

  ConnectionTimeouts(Duration limit, Consumer<Connection<?>> whenOverdue) {
    this.limit = limit;
    this.whenOverdue = whenOverdue;
  }

  /** Starts the time of a connection, unless it runs already. */
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

  void check() {
    long now = System.nanoTime();
    since.forEach(
        (connection, begun) -> {
          if (now - begun > limit.toNanos()) {
            since.remove(connection);
            whenOverdue.accept(connection);
          }
        });
  }
}
