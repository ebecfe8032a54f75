package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.NIOConnection;

/** Ends connections at once, whatever was still to be sent. */
final class ConnectionAborter {
  private ConnectionAborter() {}

  /** Ends a connection with FIN, as if the other side were done. */
  static void close(Connection<?> connection) {
    connection.terminateSilently();
  }

  /** Ends a connection with RST, as if the other side had crashed. */
  static void reset(Connection<?> connection) throws IOException {
    if (connection instanceof NIOConnection nio
        && nio.getChannel() instanceof SocketChannel channel) {
      SelectionKey key = nio.getSelectionKey();
      // Not to linger for any time means to throw away what is not sent, and to say so.
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      connection.terminateSilently();
      // The socket is closed for good by the thread that waits at it, once that has woken up.
      key.selector().wakeup();
    } else {
      connection.terminateSilently();
    }
  }
}
