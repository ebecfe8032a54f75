package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.client.callback.Callback;
import dev.sipregistration.client.callback.CallbackReader;
import dev.sipregistration.contract.CallbackReceiverSamples.CallbackResource;
import dev.sipregistration.contract.CallbackReceiverSamples.CallbackServlet;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.callbacks.CallbackDelivery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.DeliveryStatus;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The receivers of docs/callbacks.md believe the mock server, and nobody else. */
class CallbackReceiverSamplesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final CallbackReader READER = CallbackContract.READER;

  private static final MockServer SERVER =
      MockServer.start(MockServerOptions.builder().callbackSink(true).build());

  private final Queue<Callback> received = new ConcurrentLinkedQueue<>();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static MockAccount accountWith(URI receiver) {
    return SERVER.newAccount(
        builder ->
            builder
                .callbacks(receiver, new Secret(CallbackContract.SALT))
                .apiKey(new Secret(CallbackContract.API_KEY)));
  }

  /** Has the mock server send a callback to a receiver, and somebody else a tampered one. */
  private void requireBeliefInTheMockServerAlone(URI receiver) {
    MockAccount account = accountWith(receiver);
    AccountId id = account.credentials().accountId();

    SERVER.callbacks().send(id, CallbackType.SIP_REGISTRATION_FAIL);

    CallbackDelivery delivery = SERVER.callbacks().awaitSettled(id, PATIENCE).get(0);
    assertThat(delivery.status()).as("%s", delivery).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(received).hasSize(1);
    assertThat(received.peek()).satisfies(it -> assertThat(it.accountId()).isEqualTo(account.id()));
    assertThat(CallbackReceiverSamples.describe(received.element()))
        .isEqualTo("1 failed with 403 Forbidden");
    String body = account.callbacks().get(0).body();
    assertThat(post(receiver, body)).isBetween(200, 299);
    assertThat(received).hasSize(2);
    assertThat(post(receiver, body.replace("\"callback_id\":1,", "\"callback_id\":2,")))
        .isEqualTo(400);
    assertThat(received).hasSize(2);
  }

  private static int post(URI receiver, String body) {
    return Http.send(
            HttpRequest.newBuilder(receiver)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }

  @Test
  void httpServer_verifiesWhatComes() throws IOException {
    HttpServer receiver =
        CallbackReceiverSamples.receive(
            0, CallbackContract.SALT, CallbackContract.API_KEY, received);
    try {
      requireBeliefInTheMockServerAlone(
          URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/callbacks"));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void jaxRsResource_verifiesWhatComes() {
    org.glassfish.grizzly.http.server.HttpServer receiver =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            new ResourceConfig().register(new CallbackResource(READER, received::add)));
    try {
      int port = receiver.getListeners().iterator().next().getPort();
      requireBeliefInTheMockServerAlone(URI.create("http://127.0.0.1:" + port + "/callbacks"));
    } finally {
      receiver.shutdownNow();
    }
  }

  /** Without a container: the servlet gets what the mock server has sent. */
  @Test
  void servlet_verifiesWhatComes() throws Exception {
    MockAccount account = accountWith(URI.create("http://127.0.0.1:9/callbacks"));
    SERVER.callbacks().send(account.credentials().accountId(), CallbackType.SUBSCRIPTION_IS_FROZEN);
    String body = account.callbacks().get(0).body();
    CallbackServlet servlet = new CallbackServlet(READER, received::add);

    assertThat(post(servlet, body)).isEqualTo(200);
    assertThat(received).extracting(Callback::type).containsExactly("subscription_is_frozen");
    assertThat(post(servlet, body.replace("\"hash\":\"", "\"hash\":\"0"))).isEqualTo(400);
    assertThat(post(servlet, body.replaceAll("\"hash\":\"[0-9a-f]{4}", "\"hash\":\"0000")))
        .isEqualTo(400);
    assertThat(received).hasSize(1);
    assertThat(CallbackReceiverSamples.describe(received.element())).endsWith("could not be paid");
  }

  private static int post(CallbackServlet servlet, String body) throws Exception {
    AtomicInteger status = new AtomicInteger(200);
    ServletInputStream content =
        new Body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    servlet.service(
        fake(
            HttpServletRequest.class,
            (method, arguments) -> method.equals("getMethod") ? "POST" : content),
        fake(
            HttpServletResponse.class,
            (method, arguments) -> {
              assertThat(method).isEqualTo("setStatus");
              status.set((Integer) arguments[0]);
              return null;
            }));
    return status.get();
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private static final class Body extends ServletInputStream {
    private final InputStream content;

    Body(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      return content.read();
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
