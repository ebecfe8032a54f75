package dev.sipregistration.mockserver.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Stands before Grizzly's HTTP parser, which waits for ever for the rest of something that is no
 * HTTP: refuses what does not begin like a request, and cuts off who does not end one in time.
 */
final class RequestHeadGuard extends BaseFilter implements AddOn {
  private static final int LONGEST_METHOD = 16;
  private static final byte[] BAD_REQUEST =
      """
      HTTP/1.1 400 Bad Request\r
      Content-Type: text/plain; charset=utf-8\r
      Content-Length: 26\r
      Connection: close\r
      \r
      This is no HTTP request.\r
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final Map<Connection<?>, Long> unfinished = new ConcurrentHashMap<>();
  private final long requestNanos;

  RequestHeadGuard(Duration requestTime) {
    requestNanos = requestTime.toNanos();
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    builder.add(builder.indexOfType(HttpServerFilter.class), this);
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    Connection<?> connection = context.getConnection();
    boolean first = unfinished.putIfAbsent(connection, System.nanoTime()) == null;
    Buffer received = context.getMessage();
    if (!first || beginsLikeRequest(received)) {
      return context.getInvokeAction();
    }
    received.tryDispose();
    context.write(Buffers.wrap(context.getMemoryManager(), BAD_REQUEST));
    // Closes once the answer is written.
    connection.closeSilently();
    return context.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    unfinished.remove(context.getConnection());
    return context.getInvokeAction();
  }

  /** Says that a request's head has come whole, so the next bytes begin a new one. */
  void headComplete(Connection<?> connection) {
    unfinished.remove(connection);
  }

  /** Closes the connections that have waited too long for the rest of a request. */
  void cutOffSlowOnes() {
    long now = System.nanoTime();
    unfinished.forEach(
        (connection, since) -> {
          if (now - since > requestNanos) {
            connection.closeSilently();
          }
        });
  }

  /** Looks for a method and a space; blank lines before them are allowed by RFC 9112. */
  private static boolean beginsLikeRequest(Buffer received) {
    int position = received.position();
    while (position < received.limit() && isLineBreak(received.get(position))) {
      position++;
    }
    for (int i = position; i < received.limit(); i++) {
      byte b = received.get(i);
      if (b == ' ') {
        return i > position;
      }
      if (b < 'A' || b > 'Z' || i - position >= LONGEST_METHOD) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLineBreak(byte b) {
    return b == '\r' || b == '\n';
  }
}
