package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Closes connections whose client may still be sending, in stages, as RFC 9112 (9.6) advises. A
 * connection that is closed with bytes unread is reset, and the client loses the response, too.
 */
final class LingeringClose {
  /** The most bytes that are read and dropped; no body that is refused need be larger. */
  private static final long MAX_DROPPED = 32L << 20;

  private final Attribute<Long> dropped =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(LingeringClose.class.getName());
  private final Attribute<Object> request =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
          HttpServerFilter.HTTP_SERVER_REQUEST_ATTR_NAME);
  private final ConnectionTimeouts timeouts;

  LingeringClose(Duration limit) {
    timeouts = new ConnectionTimeouts(limit, Connection::terminateSilently);
  }

  ConnectionTimeouts timeouts() {
    return timeouts;
  }

  /** Ends a connection on which the last response has been written, but perhaps not sent. */
  @SuppressWarnings("unchecked") // Grizzly returns a raw type
  void begin(Connection<?> connection) {
    Object unused = request.remove(connection);
    dropped.set(connection, 0L);
    timeouts.begin(connection);
    connection
        .getTransport()
        .getWriter(connection)
        .write(
            connection,
            Buffers.EMPTY_BUFFER,
            new EmptyCompletionHandler<WriteResult<Buffer, ?>>() {
              @Override
              public void completed(WriteResult<Buffer, ?> sent) {
                endOutput(connection);
              }
            });
  }

  private static void endOutput(Connection<?> connection) {
    try {
      if (connection instanceof NIOConnection nio
          && nio.getChannel() instanceof SocketChannel channel) {
        channel.shutdownOutput();
      }
    } catch (IOException closed) {
      connection.terminateSilently();
    }
  }

  /** Tells whether a connection is being closed; if so, drops what was received. */
  boolean drops(Connection<?> connection, Buffer received) {
    Long before = dropped.get(connection);
    if (before == null) {
      return false;
    }
    long total = before + received.remaining();
    received.tryDispose();
    dropped.set(connection, total);
    if (total > MAX_DROPPED) {
      connection.terminateSilently();
    }
    return true;
  }

  void end(Connection<?> connection) {
    timeouts.end(connection);
  }
}
