package dev.sipregistration.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that refuses each connection until it is released. A port that was only free a moment ago
 * may be another server's by now.
 */
final class ClosedPort implements AutoCloseable {
  private final Socket bound = new Socket();

  ClosedPort() throws IOException {
    bound.bind(new InetSocketAddress(0));
  }

  int number() {
    return bound.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    bound.close();
  }
}
