package dev.sipregistration.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server at the level of sockets, for faults that HTTP servers cannot produce. */
final class RawServer implements AutoCloseable {

  /** Serves a connection, which is closed afterwards. */
  interface Behaviour {
    void serve(Connection connection) throws IOException;
  }

  private final ServerSocket socket;
  private final Behaviour behaviour;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  RawServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(this::acceptAll);
  }

  /**
   * Returns a server that reads one request a connection, sends these characters, and stalls for
   * ever.
   */
  static RawServer stallingAfter(String characters) throws IOException {
    return new RawServer(
        connection -> {
          connection.readRequest();
          connection.send(characters);
          connection.stall();
        });
  }

  /** Returns a server that reads one request a connection, and never ends its response. */
  static RawServer dribblingAfter(String characters) throws IOException {
    return new RawServer(
        connection -> {
          connection.readRequest();
          connection.send(characters);
          connection.dribble();
        });
  }

  /** Returns a server that sends this response to each request, and closes the connection. */
  static RawServer responding(String headers, String body) throws IOException {
    return new RawServer(
        connection -> {
          connection.readRequest();
          connection.send(
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                  + body.getBytes(StandardCharsets.UTF_8).length
                  + "\r\n"
                  + headers
                  + "\r\n"
                  + body);
        });
  }

  /**
   * Returns a server that resets each connection when the first byte of a request arrives. Earlier,
   * the JDK may take the reset for a refused connection and connect again.
   */
  static RawServer resettingAtOnce() throws IOException {
    return new RawServer(
        connection -> {
          connection.readByte();
          connection.reset();
        });
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  /** Returns the head of each complete request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(accepted);
        inBackground(() -> serve(accepted));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket accepted) {
    try (accepted) {
      behaviour.serve(new Connection(accepted));
    } catch (IOException e) {
      // the client disconnected
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** A connection and what a behaviour can do with it. */
  final class Connection {

    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /** Returns the head of the request. */
    String readRequest() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no whole request");
        }
        head.append((char) next);
      }
      requests.add(head.toString());
      return head.toString();
    }

    void readByte() throws IOException {
      socket.getInputStream().read();
    }

    void send(String characters) throws IOException {
      socket.getOutputStream().write(characters.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void stall() throws IOException {
      try {
        closing.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    void dribble() throws IOException {
      try {
        while (!closing.await(20, TimeUnit.MILLISECONDS)) {
          send(" ");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
