package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClientBuilderTest {

  private static final String BOUND = "{\"result\":1}";

  private final SipRegistrationClient.Builder builder =
      SipRegistrationClient.builder().credentials(TestCredentials.credentials());

  @Test
  void build_withoutCredentials_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SipRegistrationClient.builder().build())
        .withMessageContaining("credentials");
  }

  @Test
  void build_defaults_callsTheVendor() {
    assertThat(builder.build()).hasToString("SipRegistrationClient[https://api.voximplant.com]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org",
        "example.org",
        "/platform_api",
        "http:///path",
        "http://under_score:8080",
        "http://example.org?x=s3cret",
        "http://example.org#s3cret",
        "http://user:s3cret@example.org",
        "mailto:a@example.org",
        "http://example.org/platform_api",
        "http://example.org/platform_api/",
        "http://example.org/PLATFORM_API",
        "http://example.org/gateway/platform_api",
        "http://example.org/platform%5Fapi/CreateSipRegistration",
        "http://example.org/platform_api/CreateSipRegistration?account_id=1&api_key=s3cret",
        "http://example.org:0",
        "http://example.org:70000",
      })
  void baseUri_unusable_isRefusedWithoutQuotingIt(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.baseUri(URI.create(uri)))
        .withMessageStartingWith("The base URI ")
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "/path", "/path/"})
  void baseUri_withPath_isKeptInFrontOfTheMethods(String path) throws IOException {
    try (RawServer server = RawServer.responding("", BOUND);
        SipRegistrationClient client = builder.baseUri(URI.create(server.uri() + path)).build()) {
      client.bind(Requests.BIND);
      String expected = path.replaceFirst("/+$", "") + "/platform_api/BindSipRegistration?";
      assertThat(server.requests().get(0)).startsWith("POST " + expected);
    }
  }

  @Test
  void baseUri_withPathBeyondAscii_isSentEncoded() throws IOException {
    try (RawServer server = RawServer.responding("", BOUND);
        SipRegistrationClient client = builder.baseUri(URI.create(server.uri() + "/ü")).build()) {
      client.bind(Requests.BIND);
      assertThat(server.requests().get(0)).startsWith("POST /%C3%BC/platform_api/");
    }
  }

  @Test
  void proxy_set_getsTheRequests() throws IOException {
    try (RawServer proxy = RawServer.responding("", BOUND);
        SipRegistrationClient client =
            builder
                .baseUri(URI.create("http://nobody.invalid"))
                .proxy(
                    ProxySelector.of(
                        new InetSocketAddress(proxy.uri().getHost(), proxy.uri().getPort())))
                .build()) {
      client.bind(Requests.BIND);
      assertThat(proxy.requests().get(0))
          .startsWith("POST http://nobody.invalid/platform_api/BindSipRegistration?");
    }
  }

  @Test
  void httpClient_ofYourOwn_isUsedWithHttp11() throws IOException {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    try (RawServer server = RawServer.responding("", BOUND);
        SipRegistrationClient client = builder.baseUri(server.uri()).httpClient(http).build()) {
      client.bind(Requests.BIND);
      assertThat(server.requests().get(0)).doesNotContainIgnoringCase("upgrade:");
    }
  }

  @Test
  void httpClient_thatFollowsRedirects_isRefused() {
    HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.httpClient(http));
  }

  @Test
  void httpClient_besideItsSettings_isRefused() {
    builder.httpClient(HttpClient.newHttpClient()).connectTimeout(Duration.ofSeconds(1));
    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessageContaining("connect timeout");
  }

  @Test
  void timeouts_notMoreThanZero_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder.callTimeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.connectTimeout(Duration.ofMillis(-1)));
  }

  @Test
  void close_manyClients_leavesNoThreads() throws IOException {
    try (RawServer server = RawServer.responding("", BOUND)) {
      builder.baseUri(server.uri()).build().bind(Requests.BIND);
      long before = httpThreads();
      for (int i = 0; i < 200; i++) {
        if (i >= 100) {
          builder.proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port())));
        }
        try (SipRegistrationClient client = builder.build()) {
          if (i % 20 == 0) {
            client.bind(Requests.BIND);
          }
        }
      }
      // Other tests make some of their own meanwhile.
      assertThat(httpThreads() - before).isLessThan(50);
    }
  }

  private static long httpThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("SelectorManager"))
        .count();
  }

  @Test
  void close_thenCall_fails() {
    SipRegistrationClient client = builder.build();
    client.close();
    assertThatIllegalStateException().isThrownBy(() -> client.create(Requests.CREATE));
    assertThatIllegalStateException().isThrownBy(() -> client.bindAsync(Requests.BIND));
  }

  @Test
  void create_threadInterruptedBefore_wasNotCarriedOutAndTheFlagStays() throws IOException {
    try (RawServer server = RawServer.responding("", BOUND);
        SipRegistrationClient client = builder.baseUri(server.uri()).build()) {
      Thread.currentThread().interrupt();
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> client.create(Requests.CREATE));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void create_threadInterruptedMeanwhile_isAbandonedAndTheFlagStays() throws IOException {
    Thread caller = Thread.currentThread();
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.readRequest();
                  caller.interrupt();
                  connection.stall();
                });
        SipRegistrationClient client = builder.baseUri(server.uri()).build()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> client.create(Requests.CREATE));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.reason()).isEqualTo(TransportException.Reason.INTERRUPTED);
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    }
  }

  @Test
  void bind_threadInterruptedInDelay_saysWhatMayHaveHappened() throws IOException {
    Sleeper interrupted =
        new Sleeper() {
          @Override
          public void sleep(Duration delay) throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public CompletableFuture<Void> sleepAsync(Duration delay) {
            throw new AssertionError("not asked for");
          }
        };
    try (RawServer server = RawServer.resettingAtOnce();
        SipRegistrationClient client = builder.baseUri(server.uri()).sleeper(interrupted).build()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> client.bind(Requests.BIND));
      assertThat(failure).isNotNull();
      assertThat(failure.reason())
          .as("%s", failure)
          .isEqualTo(TransportException.Reason.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void createAsync_cancelled_givesTheConnectionUp() throws Exception {
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.readRequest();
                  arrived.complete(true);
                  try {
                    connection.readRequest();
                  } finally {
                    gone.complete(true);
                  }
                });
        SipRegistrationClient client = builder.baseUri(server.uri()).build()) {
      CompletableFuture<CreatedSipRegistration> result = client.createAsync(Requests.CREATE);
      arrived.get();
      assertThat(result.cancel(true)).isTrue();
      assertThat(gone.get()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void bindAsync_cancelledInDelay_isNotRetried() throws Exception {
    CompletableFuture<Void> delay = new CompletableFuture<>();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Sleeper endless =
        new Sleeper() {
          @Override
          public void sleep(Duration length) {
            throw new AssertionError("not asked for");
          }

          @Override
          public CompletableFuture<Void> sleepAsync(Duration length) {
            waiting.complete(true);
            return delay;
          }
        };
    try (RawServer server = RawServer.resettingAtOnce();
        SipRegistrationClient client = builder.baseUri(server.uri()).sleeper(endless).build()) {
      CompletableFuture<Void> result = client.bindAsync(Requests.BIND);
      waiting.get();
      result.cancel(true);
      delay.handle((value, error) -> assertThat(delay).isCancelled()).get();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void userAgent_ofEveryRequest_namesTheVersion() throws IOException {
    try (RawServer server = RawServer.responding("", BOUND);
        SipRegistrationClient client = builder.baseUri(server.uri()).build()) {
      client.bind(Requests.BIND);
      assertThat(server.requests().get(0))
          .containsPattern("User-Agent: sip-registration-client/\\d+\\.\\d+\\.\\d+");
    }
  }
}
