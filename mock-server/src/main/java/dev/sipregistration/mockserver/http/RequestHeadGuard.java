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

  /**
   * Stands for a request whose head has come: what follows belongs to it, and is timed elsewhere.
   */
  private static final long HEAD_COMPLETE = Long.MAX_VALUE;

  /** Since when a request is under way, for each connection that is not idle. */
  private final Map<Connection<?>, Long> underWay = new ConcurrentHashMap<>();

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
    boolean first = underWay.putIfAbsent(connection, System.nanoTime()) == null;
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
    underWay.remove(context.getConnection());
    return context.getInvokeAction();
  }

  /** Says that a request's head has come whole. */
  void headComplete(Connection<?> connection) {
    underWay.replace(connection, HEAD_COMPLETE);
  }

  /** Says that a request has been answered, so the next bytes begin a new one. */
  void answered(Connection<?> connection) {
    underWay.remove(connection);
  }

  /** Closes the connections that have waited too long for the rest of a request. */
  void cutOffSlowOnes() {
    long now = System.nanoTime();
    underWay.forEach(
        (connection, since) -> {
          if (since != HEAD_COMPLETE && now - since > requestNanos) {
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
