package dev.sipregistration.mockserver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Responds to one request with whatever it is told, and does not close the connection itself. */
final class StubbornPeer implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final ServerSocket listener;

  /** What the peer does after it has read the head of a request. */
  interface Response {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  StubbornPeer() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  void respond(String response) {
    respond(out -> out.write(response.getBytes(StandardCharsets.UTF_8)));
  }

  /** Responds to the next request; a second time, to the one after it. */
  void respond(Response response) {
    thread.submit(
        () -> {
          try (Socket connection = listener.accept()) {
            readHead(connection);
            response.write(connection.getOutputStream());
            return connection.getInputStream().read();
          }
        });
  }

  /** Responds to the next request, and closes its connection. */
  Future<String> respondAndClose(String response) {
    return thread.submit(
        () -> {
          try (Socket connection = listener.accept()) {
            String head = readHead(connection);
            connection.getOutputStream().write(response.getBytes(StandardCharsets.UTF_8));
            return head;
          }
        });
  }

  private static String readHead(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  /** Closes each connection without a word. */
  void hangUp() {
    thread.submit(
        () -> {
          while (true) {
            listener.accept().close();
          }
        });
  }

  @Override
  public void close() throws IOException {
    listener.close();
    thread.shutdownNow();
  }
}
