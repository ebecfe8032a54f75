package dev.sipregistration.mockserver.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Begins TLS handshakes and does not finish them. */
class HttpsListenerTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned(Instant.now(), "localhost");

  private static final class Hello extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      response.getWriter().write("hello");
    }
  }

  private static HttpListeners open(Duration idleTime) {
    return HttpListeners.open(
        "127.0.0.1",
        0,
        Optional.of(new HttpsConnector(0, IDENTITY.serverContext())),
        HttpLimits.standard().withRequestTime(Duration.ofSeconds(60)).withIdleTime(idleTime),
        false,
        InstantSource.system(),
        new ErrorReport(error -> {}),
        List.of(new HandlerMapping("", List.of("GET"), new Hello())));
  }

  /** Returns the first message of a client. */
  private static byte[] hello() throws SSLException, NoSuchAlgorithmException {
    SSLEngine client = SSLContext.getDefault().createSSLEngine();
    client.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    client.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }

  private static List<byte[]> beginnings() throws Exception {
    byte[] hello = hello();
    return List.of(
        new byte[0], Arrays.copyOf(hello, 1), Arrays.copyOf(hello, hello.length - 1), hello);
  }

  /** All at once, because each takes as long as an idle connection. */
  @Test
  void handshakes_thatNeverEnd_areCutOffLikeIdleConnections() throws Exception {
    List<RawConnection> connections = new ArrayList<>();
    try (HttpListeners server = open(Duration.ofSeconds(1))) {
      for (byte[] beginning : beginnings()) {
        RawConnection connection = new RawConnection(server.secureUri().orElseThrow());
        connections.add(connection.send(beginning));
      }
      for (RawConnection connection : connections) {
        assertThat(connection.readToEnd()).doesNotContain("HTTP/1.1", "hello");
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.close();
      }
    }
  }

  @Test
  void renegotiation_ofClient_endsItsConnection() throws Exception {
    try (HttpListeners server = open(Duration.ofMinutes(5));
        SSLSocket socket = connect(server, "TLSv1.2")) {
      socket.startHandshake();
      exchange(socket);

      socket.startHandshake();

      // Reading goes on with the handshake. After one that succeeds there is nothing to read.
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> read(socket))
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  /** In TLS 1.3 it is a change of keys. */
  @Test
  void keyUpdate_ofClient_isAllowed() throws Exception {
    try (HttpListeners server = open(Duration.ofMinutes(5));
        SSLSocket socket = connect(server, "TLSv1.3")) {
      for (int i = 0; i < 5; i++) {
        socket.startHandshake();
        exchange(socket);
      }
    }
  }

  /** A read of the server often finds both, where the network or the server is slow. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void keyUpdates_inOnePacketWithRequest_loseNoRequest(int updates) throws Exception {
    try (HttpListeners server = open(Duration.ofMinutes(5));
        GatheringSocket gathering = new GatheringSocket(server.secureUri().orElseThrow());
        SSLSocket socket = connect(server, "TLSv1.3", gathering)) {
      exchange(socket);

      gathering.gather();
      for (int i = 0; i < updates; i++) {
        socket.startHandshake();
      }
      send(socket);
      gathering.release();

      receive(socket);
    }
  }

  /** Holds back what is written, in order to write it at once. */
  private static final class GatheringSocket extends Socket {
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean gathers;

    GatheringSocket(URI uri) throws IOException {
      super(uri.getHost(), uri.getPort());
    }

    void gather() {
      gathers = true;
    }

    void release() throws IOException {
      gathers = false;
      super.getOutputStream().write(gathered.toByteArray());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      OutputStream direct = super.getOutputStream();
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          (gathers ? gathered : direct).write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
          (gathers ? gathered : direct).write(octets, offset, length);
        }
      };
    }
  }

  private static SSLSocket connect(HttpListeners server, String protocol) throws IOException {
    URI uri = server.secureUri().orElseThrow();
    return connect(server, protocol, new Socket(uri.getHost(), uri.getPort()));
  }

  private static SSLSocket connect(HttpListeners server, String protocol, Socket connection)
      throws IOException {
    URI uri = server.secureUri().orElseThrow();
    SSLSocket socket =
        (SSLSocket)
            IDENTITY
                .clientContext()
                .getSocketFactory()
                .createSocket(connection, uri.getHost(), uri.getPort(), true);
    socket.setSoTimeout((int) MockServerFixture.GUARD.toMillis());
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static void exchange(SSLSocket socket) throws IOException {
    send(socket);
    receive(socket);
  }

  private static void send(SSLSocket socket) throws IOException {
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
  }

  private static void receive(SSLSocket socket) throws IOException {
    String response = "";
    while (!response.endsWith("hello")) {
      response += (char) read(socket);
    }
  }

  private static int read(SSLSocket socket) throws IOException {
    int next = socket.getInputStream().read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }
}
