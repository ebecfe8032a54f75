package dev.sipregistration.mockserver.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes callbacks, and refuses one now and then when it comes for the first time. */
final class CallbackReceiver implements AutoCloseable {
  private static final int REFUSES_EVERY = 40;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<AccountId, List<JsonNode>> received = new HashMap<>();
  private final Set<String> refused = new HashSet<>();

  CallbackReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%s/".formatted(server.getAddress().getPort()));
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode callback = JSON.readTree(exchange.getRequestBody()).path("callbacks").path(0);
      exchange.sendResponseHeaders(accepts(callback) ? OK : UNAVAILABLE, -1);
    }
  }

  private synchronized boolean accepts(JsonNode callback) {
    AccountId account = new AccountId(callback.path("account_id").asLong());
    if (id(callback) % REFUSES_EVERY == 0 && refused.add(account + " " + id(callback))) {
      return false;
    }
    received.computeIfAbsent(account, unused -> new ArrayList<>()).add(callback);
    notifyAll();
    return true;
  }

  static long id(JsonNode callback) {
    return callback.path("callback_id").asLong();
  }

  /** Returns what was accepted of an account, in the order in which it came. */
  synchronized List<JsonNode> received(AccountId account) {
    return List.copyOf(received.getOrDefault(account, List.of()));
  }

  /** Waits until the callback with an id has come, or for as long as the patience lasts. */
  synchronized void await(AccountId account, long id, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (received(account).stream().noneMatch(one -> id(one) == id)
        && System.nanoTime() - end < 0) {
      wait(Duration.ofSeconds(1).toMillis());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
