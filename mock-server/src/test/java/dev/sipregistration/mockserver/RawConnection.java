package dev.sipregistration.mockserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A bare TCP or TLS connection, for what no HTTP client would send. Each read ends after the guard
 * time at the latest, with an exception.
 */
public final class RawConnection implements AutoCloseable {
  private static final int SHORT_MILLIS = 100;

  /** What carries the bytes, and is the same as the socket where there is no TLS. */
  private final Socket carrier;

  private final Socket socket;
  private final InputStream input;

  public RawConnection(URI server) throws IOException {
    this(connected(server));
  }

  private RawConnection(Socket plain) throws IOException {
    this(plain, plain);
  }

  private RawConnection(Socket carrier, Socket socket) throws IOException {
    this.carrier = carrier;
    this.socket = socket;
    input = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects with TLS, to a server that the context trusts. */
  public static RawConnection secure(URI server, SSLContext trusted) throws IOException {
    Socket plain = connected(server);
    SSLSocket secure =
        (SSLSocket)
            trusted
                .getSocketFactory()
                .createSocket(plain, server.getHost(), server.getPort(), true);
    secure.startHandshake();
    return new RawConnection(plain, secure);
  }

  private static Socket connected(URI server) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) MockServerFixture.GUARD.toMillis());
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    return socket;
  }

  public RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends text as Latin-1, with each line break as CR LF. */
  public RawConnection send(String text) throws IOException {
    return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads to the end of the connection, however the server ends it. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int next = input.read(); next >= 0; next = input.read()) {
        all.write(next);
      }
    } catch (SocketException resetByServer) {
      // The answer came before it, if there was one.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Reads to the end of the connection, which must not be reset. */
  public String readToEndWithoutReset() throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads a byte; -1 if the connection is reset, while to have it closed is an error. */
  public int read() throws IOException {
    try {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      return next;
    } catch (SocketException reset) {
      return -1;
    }
  }

  /** Reads so many bytes. */
  public String read(int length) throws IOException {
    return new String(input.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Tells whether the connection is open with nothing to read, for a short time at least. */
  public boolean isSilent() throws IOException {
    socket.setSoTimeout(SHORT_MILLIS);
    try {
      int unused = input.read();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout((int) MockServerFixture.GUARD.toMillis());
    }
  }

  /** Says that nothing more will be sent, while answers are still read. */
  public RawConnection endOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one answer that says how long it is, or comes in chunks; returns it with its head. */
  public String readAnswer() throws IOException {
    String head = readHead();
    byte[] body =
        head.toLowerCase(Locale.ROOT).contains("\ntransfer-encoding: chunked\r")
            ? readChunks()
            : input.readNBytes(lengthIn(head));
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(readLine(), 16);
      body.write(input.readNBytes(size));
      readLine();
    } while (size > 0);
    return body.toByteArray();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Reads the head of an answer. */
  public String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    int breaks = 0;
    while (breaks < 4) {
      int next = input.read();
      if (next < 0) {
        throw new EOFException("the connection ended within a head: " + head);
      }
      breaks = next == '\r' || next == '\n' ? breaks + 1 : 0;
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads up to the end of a text, which has to come. */
  public String readUntil(String text) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.length() < text.length() || all.indexOf(text, all.length() - text.length()) < 0) {
      all.append((char) read());
    }
    return all.toString();
  }

  private static int lengthIn(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  /** Ends the connection at once: TLS of Java would wait for the server to take its leave. */
  @Override
  public void close() throws IOException {
    carrier.close();
  }
}
