package dev.sipregistration.mockserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port in front of another one, whose connections can be cut off and refused for a while. */
final class Outage implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Outage(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "outage");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        if (cut) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
      } catch (IOException closed) {
        // Either the test is over, or the connection is.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      // As intended.
    }
  }

  /** Cuts all connections off, and every one that is made until {@link #end()}. */
  void begin() {
    cut = true;
    closeAll();
  }

  void end() {
    cut = false;
  }

  private void closeAll() {
    for (Socket one : open) {
      try {
        one.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeAll();
  }
}
