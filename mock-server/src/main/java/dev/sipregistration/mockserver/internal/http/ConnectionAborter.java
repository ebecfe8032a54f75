package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.NIOConnection;

/** Closes connections at once; pending data is dropped. */
final class ConnectionAborter {
  private ConnectionAborter() {}

  /** Closes a connection with FIN, as a peer that is done. */
  static void close(Connection<?> connection) {
    connection.terminateSilently();
  }

  /** Closes a connection with RST, as a peer that has crashed. */
  static void reset(Connection<?> connection) throws IOException {
    if (connection instanceof NIOConnection nio
        && nio.getChannel() instanceof SocketChannel channel) {
      SelectionKey key = nio.getSelectionKey();
      // A linger time of zero drops pending data and sends RST.
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      connection.terminateSilently();
      // The selector thread closes the socket for good once it wakes up.
      key.selector().wakeup();
    } else {
      connection.terminateSilently();
    }
  }
}
