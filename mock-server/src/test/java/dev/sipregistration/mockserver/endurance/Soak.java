package dev.sipregistration.mockserver.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.RawConnection;
import dev.sipregistration.mockserver.TestSeeds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * One server that all kinds of clients call for minutes. After each round they are gone and the
 * state is reset; what is then left in the process must not grow. For CI: {@code .ci/soak}.
 */
class Soak {
  private static final Duration TIME =
      Duration.ofSeconds(
          (long) (60 * Double.parseDouble(System.getProperty("soak.minutes", "10"))));

  private static final int ROUNDS = 6;
  private static final int CLIENTS = 8;

  /** Longer than the pools of the server keep a thread that has nothing to do. */
  private static final Duration IDLE_THREADS_END = Duration.ofSeconds(12);

  /** Kept for nothing, to see that it is noticed. */
  private static final boolean LEAK = Boolean.getBoolean("soak.leak");

  private final List<Object> leaked = new ArrayList<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);

  @Test
  void server_calledForALongTimeByAllKindsOfClients_keepsNothing() throws Exception {
    HttpServer receiver = receiver();
    URI callbacks = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
    MockServerOptions options = MockServerOptions.builder().seed(TestSeeds.demo()).build();
    try (MockServer server = MockServer.start(options)) {
      List<Resources> samples = new ArrayList<>();
      long done = 0;
      for (int round = 0; round < ROUNDS; round++) {
        done += round(server, callbacks, round);
        samples.add(settled(server));
      }
      System.out.printf(
          "%d calls in %s: %s, then %s%n",
          done, TIME, samples.get(ROUNDS / 3), samples.get(ROUNDS - 1));
      assertThat(done).isGreaterThan(10L * ROUNDS * CLIENTS);
      Resources.assertFlat(samples);
    } finally {
      pool.shutdownNow();
      receiver.stop(0);
    }
  }

  private long round(MockServer server, URI callbacks, int round) throws Exception {
    long end = System.nanoTime() + TIME.dividedBy(ROUNDS).toNanos();
    List<Future<Long>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      SoakClient client = new SoakClient(server, callbacks, 1_000L * round + i);
      clients.add(
          pool.submit(
              () -> {
                while (System.nanoTime() - end < 0) {
                  client.act();
                }
                return client.done();
              }));
    }
    long done = 0;
    for (Future<Long> client : clients) {
      done += client.get();
    }
    if (LEAK) {
      leaked.add(new byte[5_000_000]);
      leaked.add(new RawConnection(server.baseUri()));
    }
    return done;
  }

  /** Returns what is left in the state that the server began with, when idle threads have ended. */
  private static Resources settled(MockServer server) throws IOException {
    for (String snapshot : List.of("s0", "s1", "s2")) {
      forget(server, snapshot);
    }
    server.reset();
    LockSupport.parkNanos(IDLE_THREADS_END.toNanos());
    server.reset();
    return Resources.now();
  }

  private static void forget(MockServer server, String snapshot) throws IOException {
    try (RawConnection admin = new RawConnection(server.baseUri())) {
      String unused =
          admin
              .send("DELETE /__admin/snapshots/" + snapshot + " HTTP/1.1\nHost: localhost\n\n")
              .readHead();
    }
  }

  /** A receiver of callbacks that now and then fails. */
  private static HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    AtomicInteger received = new AtomicInteger();
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int status = received.incrementAndGet() % 5 == 0 ? 503 : 200;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }
}
