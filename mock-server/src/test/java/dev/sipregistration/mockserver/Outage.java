package dev.sipregistration.mockserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A port in front of another one, whose connections can be cut off and refused for a while, or be
 * held up: nothing of what is sent arrives until later.
 */
final class Outage implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile CountDownLatch flowing = new CountDownLatch(0);

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
        awaitFlowing();
        link(client);
      } catch (IOException closed) {
        // Either the test is over, or the connection is.
      }
    }
  }

  private void link(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      start(() -> copy(client, server));
      start(() -> copy(server, client));
    } catch (IOException refused) {
      client.close();
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitFlowing();
        out.write(buffer, 0, read);
      }
      awaitFlowing();
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
    flowing.countDown();
  }

  /** Holds up all that is sent until {@link #end()}, which lets it pass. */
  void holdUp() {
    flowing = new CountDownLatch(1);
  }

  private void awaitFlowing() throws InterruptedIOException {
    try {
      flowing.await();
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException();
    }
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
    flowing.countDown();
    listener.close();
    closeAll();
  }
}
