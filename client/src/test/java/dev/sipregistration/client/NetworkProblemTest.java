package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sipregistration.client.TransportException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the JDK throws becomes a {@link TransportException} that names the server and the
 * reason.
 */
@Timeout(60)
@Isolated("reads the log, into which all clients of the JVM write")
class NetworkProblemTest {

  private static final String CREATED = "{\"result\":1,\"sip_registration_id\":7}";

  private final List<CallAttempt> attempts = new CopyOnWriteArrayList<>();

  private SipRegistrationClient.Builder builder(URI uri) {
    return SipRegistrationClient.builder()
        .credentials(TestCredentials.credentials())
        .baseUri(uri)
        .sleeper(new RecordingSleeper())
        .listener(attempts::add);
  }

  private TransportException failure(Form form, SipRegistrationClient.Builder builder) {
    attempts.clear();
    RecordedLogs.begin();
    try (SipRegistrationClient client = builder.build()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> form.create(client, Requests.CREATE));
      assertThat(failure).isNotNull();
      assertThat(attempts).isNotEmpty();
      CallAttempt last = attempts.get(attempts.size() - 1);
      assertThat(last.reason()).isEqualTo(failure.reason());
      assertThat(last.networkProblem()).isEqualTo(failure.networkProblem().orElse(null));
      assertThat(RecordedLogs.lines())
          .anyMatch(line -> line.contains(String.valueOf(failure.getMessage())));
      return failure;
    }
  }

  private static void assertNotConnected(
      TransportException failure, NetworkProblem problem, String server) {
    assertThat(failure.reason()).isEqualTo(Reason.NOT_CONNECTED);
    assertThat(failure.networkProblem()).hasValue(problem);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(failure)
        .hasMessageStartingWith(
            "CreateSipRegistration: no connection to " + server + ": " + problem.text())
        .hasMessageEndingWith("; the request was not carried out");
  }

  @ParameterizedTest
  @EnumSource
  void create_connectionRefused_namesServerAndReason(Form form) throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      String nobody = "127.0.0.1:" + port.number();
      assertNotConnected(
          failure(form, builder(URI.create("http://" + nobody))),
          NetworkProblem.CONNECTION_REFUSED,
          nobody);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://nobody.invalid", "https://nobody.invalid", "http://nobody.invalid/x"})
  void create_unknownHost_namesServerAndReason(String uri) {
    for (Form form : Form.values()) {
      assertNotConnected(
          failure(form, builder(URI.create(uri))),
          NetworkProblem.UNKNOWN_HOST,
          "nobody.invalid:" + (uri.startsWith("https") ? 443 : 80));
    }
  }

  /** What servers without TLS do with a handshake. */
  private enum PlainPort implements RawServer.Behaviour {
    RESPONDS {
      @Override
      public void serve(RawServer.Connection connection) throws IOException {
        connection.readByte();
        connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        connection.stall();
      }
    },
    GREETS {
      @Override
      public void serve(RawServer.Connection connection) throws IOException {
        connection.send("SSH-2.0-OpenSSH_9.2\r\n");
        connection.stall();
      }
    },
    CLOSES {
      @Override
      public void serve(RawServer.Connection connection) {}
    },
    RESETS {
      @Override
      public void serve(RawServer.Connection connection) throws IOException {
        connection.readByte();
        connection.reset();
      }
    },
    ALERTS {
      @Override
      public void serve(RawServer.Connection connection) throws IOException {
        connection.readByte();
        connection.send("\u0015\u0003\u0003\u0000\u0002\u0002\u0028");
        connection.stall();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_httpsAtPortWithoutTls_wasNotCarriedOut(PlainPort port) throws IOException {
    try (RawServer server = new RawServer(port)) {
      URI uri = URI.create("https://127.0.0.1:" + server.port());
      for (Form form : Form.values()) {
        assertNotConnected(
            failure(form, builder(uri)), NetworkProblem.TLS_FAILED, "127.0.0.1:" + server.port());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void create_connectionReset_namesServerAndReason(Form form) throws IOException {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      TransportException failure = failure(form, builder(server.uri()));
      assertThat(failure.networkProblem()).hasValue(NetworkProblem.CONNECTION_RESET);
      assertThat(failure)
          .hasMessage(
              "CreateSipRegistration: the connection to 127.0.0.1:"
                  + server.port()
                  + " was lost: connection reset; the request may have been carried out");
    }
  }

  private static SipRegistrationClient.Builder through(
      RawServer proxy, SipRegistrationClient.Builder builder) {
    return builder.proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
  }

  private static RawServer responding(String response) throws IOException {
    return new RawServer(
        connection -> {
          connection.readRequest();
          connection.send(response);
        });
  }

  @ParameterizedTest
  @EnumSource
  void create_proxyWantsCredentials_wasNotCarriedOut(Form form) throws IOException {
    try (RawServer proxy =
        responding(
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                + "Content-Length: 3\r\n\r\nabc")) {
      TransportException failure =
          failure(form, through(proxy, builder(URI.create("https://nobody.invalid"))));
      assertThat(failure.httpStatus()).hasValue(407);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"403 Forbidden", "502 Bad Gateway", "503 Busy"})
  void create_proxyDoesNotConnect_wasNotCarriedOut(String status) throws IOException {
    try (RawServer proxy = responding("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
      for (Form form : Form.values()) {
        assertNotConnected(
            failure(form, through(proxy, builder(URI.create("https://nobody.invalid")))),
            NetworkProblem.PROXY_FAILED,
            "nobody.invalid:443 by the proxy 127.0.0.1:" + proxy.port());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX y: z\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 -20 OK\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
      })
  void calls_responseIsNotHttp_mayHaveBeenCarriedOutAndBindIsRetried(String response)
      throws IOException {
    try (RawServer server = responding(response);
        SipRegistrationClient client =
            builder(server.uri()).retryCreate(RetryPolicy.upTo(3)).build()) {
      for (Form form : Form.values()) {
        TransportException failure =
            catchThrowableOfType(
                TransportException.class, () -> form.create(client, Requests.CREATE));
        assertThat(failure).isNotNull();
        assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      }
      assertThat(server.requests()).hasSize(2);
      for (Form form : Form.values()) {
        assertThat(
                catchThrowableOfType(
                    TransportException.class, () -> form.bind(client, Requests.BIND)))
            .isNotNull();
      }
      assertThat(server.requests()).hasSize(2 + 2 * 3);
    }
  }

  /** The address of IPv6 stands for a name, because the JDK looks names up itself. */
  @ParameterizedTest
  @EnumSource
  void create_firstAddressRefuses_connectsToTheNext(Form form) throws IOException {
    try (RawServer server = RawServer.responding("", CREATED);
        SipRegistrationClient client = ofTwoAddresses(server.port())) {
      assertThat(form.create(client, Requests.CREATE).id()).isEqualTo(SipRegistrationId.of(7));
      form.create(client, Requests.CREATE);
      assertThat(server.requests()).hasSize(2);
      assertThat(attempts).extracting(CallAttempt::number).containsExactly(1, 2, 1);
    }
  }

  @Test
  void create_allAddressesRefuse_triesEachOnceAnAttempt() throws IOException {
    try (ClosedPort port = new ClosedPort();
        SipRegistrationClient client = ofTwoAddresses(port.number())) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> client.create(Requests.CREATE));
      assertNotConnected(
          failure, NetworkProblem.CONNECTION_REFUSED, "[::1]:" + port.number() + " at 127.0.0.1");
      assertThat(attempts).hasSize(2);
      catchThrowableOfType(TransportException.class, () -> client.bind(Requests.BIND));
      assertThat(attempts).hasSize(2 + 3 * 2);
    }
  }

  private SipRegistrationClient ofTwoAddresses(int port) throws IOException {
    InetAddress[] addresses = {
      InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"),
    };
    return builder(URI.create("http://[::1]:" + port)).resolver(host -> addresses).build();
  }

  @Test
  void create_requestMayHaveBeenSent_triesNoOtherAddress() throws IOException {
    InetAddress[] addresses = {
      InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"),
    };
    try (RawServer server = RawServer.resettingAtOnce()) {
      failure(Form.BLOCKING, builder(server.uri()).resolver(host -> addresses));
      assertThat(attempts).hasSize(1);
    }
  }
}
