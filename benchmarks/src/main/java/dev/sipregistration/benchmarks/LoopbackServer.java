package dev.sipregistration.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Responds to every request at once with the same success, so that a benchmark measures the client.
 */
final class LoopbackServer implements AutoCloseable {

  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json; charset=utf-8\r
      Content-Length: 12\r
      \r
      {"result":1}\
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket socket;

  LoopbackServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(
        () -> {
          while (true) {
            Socket connection = socket.accept();
            connection.setTcpNoDelay(true);
            inBackground(() -> serve(connection));
          }
        });
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void serve(Socket connection) throws IOException {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      // A request without a body ends with an empty line.
      int lineEnds = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        lineEnds = next == '\n' ? lineEnds + 1 : next == '\r' ? lineEnds : 0;
        if (lineEnds == 2) {
          lineEnds = 0;
          out.write(ANSWER);
        }
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void inBackground(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // closed
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
