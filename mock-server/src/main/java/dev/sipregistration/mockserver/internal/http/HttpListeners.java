package dev.sipregistration.mockserver.internal.http;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/** An HTTP server, with a listener for HTTP and perhaps one for HTTPS. */
public final class HttpListeners implements AutoCloseable {
  private static final int MAX_WORKERS = 64;
  private static final int CLOSE_TIMEOUT_SECONDS = 5;
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);

  private final HttpServer server;
  private final List<NetworkListener> listeners;
  private final ScheduledExecutorService timeoutCheck;
  private final InFlightRequests inFlight;
  private final DelayedRequestExecutor delayed;

  private HttpListeners(
      HttpServer server,
      List<NetworkListener> listeners,
      ScheduledExecutorService timeoutCheck,
      InFlightRequests inFlight,
      DelayedRequestExecutor delayed) {
    this.server = server;
    this.listeners = listeners;
    this.timeoutCheck = timeoutCheck;
    this.inFlight = inFlight;
    this.delayed = delayed;
  }

  /**
   * Starts to listen.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @param secure the port for HTTPS, if any
   * @param limits the limits of requests
   * @param accessLog whether to log each request
   * @param clock the clock of the header {@code Date}
   * @param mappings the handlers; the first that matches a path serves it
   * @return the server
   * @throws UncheckedIOException if the port is taken or the host is not of this machine
   */
  public static HttpListeners open(
      String host,
      int port,
      Optional<HttpsConnector> secure,
      HttpLimits limits,
      boolean accessLog,
      InstantSource clock,
      List<HandlerMapping> mappings) {
    GrizzlyLog.quieten();
    HttpDate date = new HttpDate(clock);
    RequestReadTimeouts timeouts = new RequestReadTimeouts(limits.requestTime(), date);
    List<NetworkListener> listeners = new ArrayList<>();
    listeners.add(listener("http", host, port, limits));
    secure.map(https -> secureListener(host, https, limits)).ifPresent(listeners::add);
    DelayedRequestExecutor delayed = new DelayedRequestExecutor();
    HttpServer server = new HttpServer();
    for (NetworkListener listener : listeners) {
      listener.registerAddOn((on, filters) -> harden(on, filters, limits, timeouts, date));
      server.addListener(listener);
    }
    server.getServerConfiguration().setMaxPostSize(-1);
    server.getServerConfiguration().setPassTraceRequest(true);
    server
        .getServerConfiguration()
        .setDefaultErrorPageGenerator((request, status, reason, detail, cause) -> reason);
    InFlightRequests inFlight = new InFlightRequests();
    HttpHandler guard = new RequestGuard(mappings, inFlight, delayed);
    server.getServerConfiguration().addHttpHandler(accessLog ? new AccessLog(guard) : guard, "/");
    ScheduledExecutorService timeoutCheck = DaemonThreads.scheduler("mock-server-timeouts");
    HttpListeners opened = new HttpListeners(server, listeners, timeoutCheck, inFlight, delayed);
    try {
      start(server, listeners);
      // A host that no URL can name fails here, where all is undone, and not at its first use.
      URI unusedAddress = opened.uri();
      ScheduledFuture<?> unused =
          timeoutCheck.scheduleWithFixedDelay(
              timeouts::closeOverdue, timeouts.period(), timeouts.period(), TimeUnit.MILLISECONDS);
      return opened;
    } catch (RuntimeException | Error failed) {
      opened.close();
      throw failed;
    }
  }

  private static void start(HttpServer server, List<NetworkListener> listeners) {
    try {
      server.start();
    } catch (IOException cannotListen) {
      int port =
          listeners.stream()
              .filter(listener -> !listener.isStarted())
              .findFirst()
              .orElseThrow()
              .getPort();
      throw new UncheckedIOException(
          "port " + port + ": " + cannotListen.getMessage(), cannotListen);
    }
  }

  /** Replaces Grizzly's own filter for HTTP. */
  private static void harden(
      NetworkListener listener,
      FilterChainBuilder filters,
      HttpLimits limits,
      RequestReadTimeouts timeouts,
      HttpDate date) {
    int codec = filters.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
    filters.set(codec, new StrictHttp(listener, limits, timeouts, date));
    filters.add(codec + 1, new RequestAggregator(limits));
    filters.add(codec + 2, new WireFaultFilter());
  }

  private static NetworkListener secureListener(
      String host, HttpsConnector https, HttpLimits limits) {
    NetworkListener listener = listener("https", host, https.port(), limits);
    listener.setSecure(true);
    listener.setSSLEngineConfig(new SSLEngineConfigurator(https.context(), false, false, false));
    return listener;
  }

  private static NetworkListener listener(String scheme, String host, int port, HttpLimits limits) {
    NetworkListener listener = new NetworkListener(scheme, host, port);
    listener.setMaxHttpHeaderSize(limits.maxHead());
    listener.getKeepAlive().setIdleTimeoutInSeconds((int) limits.idleTime().toSeconds());
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getFileCache().setEnabled(false);
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("mock-server")
                .setDaemon(true)
                .setCorePoolSize(2 * Runtime.getRuntime().availableProcessors())
                .setMaxPoolSize(MAX_WORKERS));
    return listener;
  }

  /** {@return the address for HTTP: scheme, host and port} */
  public URI uri() {
    return uri(listeners.get(0));
  }

  /** {@return the address for HTTPS, or nothing if there is no such port} */
  public Optional<URI> secureUri() {
    return listeners.stream().skip(1).findFirst().map(HttpListeners::uri);
  }

  private static URI uri(NetworkListener listener) {
    return URI.create(
        listener.getName() + "://" + Hosts.inUrl(listener.getHost()) + ":" + listener.getPort());
  }

  /**
   * Stops listening, completes the requests in flight, and closes all connections. Blocks for some
   * seconds at most; requests that take longer get no response.
   */
  @Override
  public void close() {
    close(RESPONSE_TIMEOUT);
  }

  void close(Duration responseTimeout) {
    server.getListeners().forEach(each -> each.getTransport().unbindAll());
    inFlight.stop();
    // Requests that a fault delays would not be complete in time anyway.
    delayed.close();
    try {
      inFlight.awaitNone(responseTimeout);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    timeoutCheck.shutdownNow();
    List<@Nullable ExecutorService> selectors = new ArrayList<>();
    for (NetworkListener listener : listeners) {
      selectors.add(listener.getTransport().getKernelThreadPool());
    }
    server.shutdownNow();
    selectors.stream().filter(Objects::nonNull).forEach(HttpListeners::awaitEnd);
  }

  /** The selector threads release the port when they end. */
  private static void awaitEnd(ExecutorService selectors) {
    try {
      boolean unused = selectors.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
