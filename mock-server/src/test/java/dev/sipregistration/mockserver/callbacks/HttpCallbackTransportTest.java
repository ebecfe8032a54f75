package dev.sipregistration.mockserver.callbacks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.mockserver.ClosedPort;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallbackTransportTest {
  private static final String BODY = "{\"callbacks\":[{\"account_name\":\"dämo\"}]}";
  private static final AccountId ACCOUNT = new AccountId(1);
  private static final Duration LONG = MockServerFixture.GUARD;

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private final HttpCallbackTransport post =
      new HttpCallbackTransport(CallbackHosts.of(List.of("127.0.0.1")), LONG);

  @AfterEach
  void close() {
    post.close();
  }

  private static AttemptResult verdict(CompletableFuture<AttemptResult> sent) throws Exception {
    return sent.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:65536/", "http:///no-host"})
  void send_toImpossibleUrl_failsPermanently(String url) throws Exception {
    assertThat(verdict(post.send(ACCOUNT, URI.create(url), BODY)))
        .isEqualTo(AttemptResult.failedPermanently("Nothing can be sent to this URL"));
  }

  private AttemptResult send() throws Exception {
    return verdict(post.send(ACCOUNT, receiver(), BODY));
  }

  private static URI receiver() {
    return URI.create(RECEIVER.baseUrl().replace("localhost", "127.0.0.1") + "/hook?a=b");
  }

  private static void answers(int status) {
    RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 299})
  void send_answered_arrives(int status) throws Exception {
    answers(status);

    assertThat(send()).isEqualTo(AttemptResult.DELIVERED);
    RECEIVER.verify(
        1,
        postRequestedFor(urlEqualTo("/hook?a=b"))
            .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8"))
            .withHeader("User-Agent", equalTo("sip-registration-mock-server"))
            .withRequestBody(equalTo(BODY)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500, 503})
  void send_refused_fails(int status) throws Exception {
    answers(status);

    assertThat(send()).isEqualTo(AttemptResult.failed("Answered with status " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void send_redirected_doesNotFollow(int status) throws Exception {
    RECEIVER.stubFor(
        post(anyUrl())
            .willReturn(aResponse().withStatus(status).withHeader("Location", "/somewhere-else")));

    assertThat(send())
        .isEqualTo(
            AttemptResult.failed(
                "Answered with status " + status + "; redirects are not followed"));
    RECEIVER.verify(0, postRequestedFor(urlEqualTo("/somewhere-else")));
    RECEIVER.verify(0, getRequestedFor(urlEqualTo("/somewhere-else")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void send_connectionBreaks_fails(Fault fault) throws Exception {
    RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThat(send()).isEqualTo(AttemptResult.failed("The connection broke"));
  }

  @Test
  void send_nobodyThere_fails() throws Exception {
    try (ClosedPort port = new ClosedPort()) {
      URI nobody = URI.create("http://127.0.0.1:" + port.number() + "/");

      assertThat(verdict(post.send(ACCOUNT, nobody, BODY)))
          .isEqualTo(AttemptResult.failed("No connection"));
    }
  }

  @Test
  void send_noAnswer_failsInTime() throws Exception {
    HttpCallbackTransport impatient =
        new HttpCallbackTransport(CallbackHosts.standard(), Duration.ofMillis(50));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");

      assertThat(verdict(impatient.send(ACCOUNT, url, BODY)))
          .isEqualTo(AttemptResult.failed("No response within 50 ms"));
    } finally {
      impatient.close();
    }
  }

  @Test
  void send_cancelled_endsTheConnection() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      silent.setSoTimeout((int) LONG.toMillis());
      CompletableFuture<AttemptResult> sent =
          post.send(ACCOUNT, URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), BODY);
      try (var connection = silent.accept()) {
        connection.setSoTimeout((int) LONG.toMillis());

        sent.cancel(true);

        assertThat(endOf(connection.getInputStream())).isTrue();
      }
    }
  }

  /** Reads on until the other side has ended, in whatever way. */
  private static boolean endOf(InputStream input) {
    try {
      return input.readAllBytes().length >= 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void send_hostNotAllowed_isHopelessAndSendsNothing() throws Exception {
    answers(200);
    URI url = URI.create("http://localhost:" + RECEIVER.getPort() + "/");

    assertThat(verdict(post.send(ACCOUNT, url, BODY)))
        .isEqualTo(AttemptResult.failedPermanently("--callback-hosts does not allow localhost"));
    RECEIVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void send_tlsToPlainHttp_fails() throws Exception {
    answers(200);
    URI url = URI.create("https://127.0.0.1:" + RECEIVER.getPort() + "/");

    // Whether its plain refusal or the end of the connection is seen first is chance.
    assertThat(verdict(post.send(ACCOUNT, url, BODY)))
        .isIn(
            AttemptResult.failed("No secure connection"),
            AttemptResult.failed("The connection broke"));
  }

  private static InetAddress[] addresses(String... literals) {
    return Stream.of(literals)
        .map(literal -> Hosts.literal(literal).orElseThrow())
        .toArray(InetAddress[]::new);
  }

  private static URI receiver(String host) {
    return URI.create("http://" + host + ":" + RECEIVER.getPort() + "/hook");
  }

  private static AttemptResult sendTo(String host, String... addresses) throws Exception {
    HttpCallbackTransport transport =
        new HttpCallbackTransport(CallbackHosts.standard(), LONG, name -> addresses(addresses));
    try {
      return verdict(transport.send(ACCOUNT, receiver(host), BODY));
    } finally {
      transport.close();
    }
  }

  @Test
  void send_firstAddressesRefuse_triesTheNext() throws Exception {
    answers(200);

    assertThat(sendTo("receiver", "127.0.0.2", "::1", "127.0.0.1"))
        .isEqualTo(AttemptResult.DELIVERED);
    RECEIVER.verify(
        1,
        postRequestedFor(urlEqualTo("/hook"))
            .withHeader("Host", equalTo("receiver:" + RECEIVER.getPort())));
  }

  @Test
  void send_allAddressesRefuse_fails() throws Exception {
    assertThat(sendTo("receiver", "127.0.0.2", "127.0.0.3"))
        .isEqualTo(AttemptResult.failed("No connection"));
  }

  @Test
  void send_oneOfTheAddressesNotAllowed_sendsNothing() throws Exception {
    answers(200);

    assertThat(sendTo("receiver", "127.0.0.1", "192.0.2.1"))
        .isEqualTo(AttemptResult.failedPermanently("--callback-hosts does not allow receiver"));
    RECEIVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void send_laterLookUpDiffers_goesToTheAddressThatWasChecked() throws Exception {
    answers(200);
    Iterator<String> found = List.of("127.0.0.1", "192.0.2.1").iterator();
    HttpCallbackTransport transport =
        new HttpCallbackTransport(CallbackHosts.standard(), LONG, name -> addresses(found.next()));
    try {
      assertThat(verdict(transport.send(ACCOUNT, receiver("rebinding"), BODY)))
          .isEqualTo(AttemptResult.DELIVERED);
      assertThat(verdict(transport.send(ACCOUNT, receiver("rebinding"), BODY)))
          .isEqualTo(AttemptResult.failedPermanently("--callback-hosts does not allow rebinding"));
    } finally {
      transport.close();
    }
  }

  @Test
  void send_nameOfNoAddress_saysSo() throws Exception {
    HttpCallbackTransport transport =
        new HttpCallbackTransport(
            CallbackHosts.standard(),
            LONG,
            name -> {
              throw new UnknownHostException("temporary failure in name resolution");
            });
    try {
      assertThat(verdict(transport.send(ACCOUNT, receiver("nowhere"), BODY)))
          .isEqualTo(AttemptResult.failed("No address was found for nowhere"));
    } finally {
      transport.close();
    }
  }

  @Test
  void send_hostThatNoRuleCanAllow_isNotLookedUp() throws Exception {
    HttpCallbackTransport transport =
        new HttpCallbackTransport(
            CallbackHosts.of(List.of("hooks.example.net")),
            LONG,
            name -> {
              throw new AssertionError(name);
            });
    try {
      assertThat(verdict(transport.send(ACCOUNT, receiver("receiver"), BODY)))
          .isEqualTo(AttemptResult.failedPermanently("--callback-hosts does not allow receiver"));
    } finally {
      transport.close();
    }
  }

  @Test
  void send_receiversOfOthersDoNotRespond_arrives() throws Exception {
    answers(200);
    try (ServerSocket silent = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"))) {
      URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      List<CompletableFuture<AttemptResult>> others =
          LongStream.rangeClosed(2, 151)
              .mapToObj(id -> post.send(new AccountId(id), url, BODY))
              .toList();

      assertThat(send()).isEqualTo(AttemptResult.DELIVERED);
      assertThat(others).noneMatch(CompletableFuture::isDone);
      others.forEach(other -> other.cancel(true));
    }
  }

  @Test
  void send_nameWithUnderscore_arrives() throws Exception {
    answers(200);

    assertThat(sendTo("my_app", "127.0.0.1")).isEqualTo(AttemptResult.DELIVERED);
    RECEIVER.verify(
        1,
        postRequestedFor(urlEqualTo("/hook"))
            .withHeader("Host", equalTo("my_app:" + RECEIVER.getPort())));
  }

  @Test
  void send_bodyThatStalls_arrivesAllTheSame() throws Exception {
    try (ServerSocket stalling = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      stalling.setSoTimeout((int) LONG.toMillis());
      CompletableFuture<AttemptResult> sent =
          post.send(ACCOUNT, URI.create("http://127.0.0.1:" + stalling.getLocalPort() + "/"), BODY);
      try (var connection = stalling.accept()) {
        connection
            .getOutputStream()
            .write(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"
                    .getBytes(StandardCharsets.US_ASCII));

        assertThat(verdict(sent)).isEqualTo(AttemptResult.DELIVERED);
      }
    }
  }

  @Test
  void send_afterClose_fails() throws Exception {
    post.close();

    assertThat(send()).isEqualTo(AttemptResult.failed("The mock server is being closed"));
  }
}
