package dev.sipregistration.mockserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import java.io.IOException;
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
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.Test;

/** Begins TLS handshakes and does not finish them. */
class HttpsListenerTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.selfSigned(Instant.now(), "localhost");

  private static final class Hello extends HttpHandler {
    @Override
    public void service(Request request, Response response) throws IOException {
      response.getWriter().write("hello");
    }
  }

  private static HttpListeners open() {
    return HttpListeners.open(
        "127.0.0.1",
        0,
        Optional.of(new HttpsConnector(0, IDENTITY.serverContext())),
        HttpLimits.standard()
            .withRequestTime(Duration.ofSeconds(60))
            .withIdleTime(Duration.ofSeconds(1)),
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
    try (HttpListeners server = open()) {
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
}
