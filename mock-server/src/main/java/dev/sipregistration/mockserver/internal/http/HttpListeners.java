package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** A listening HTTP server. It listens from the moment it is made, until it is closed. */
public final class HttpListeners implements AutoCloseable {
  private static final int MOST_WORKERS = 64;
  private static final int LONGEST_CLOSE_SECONDS = 5;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

  private final HttpServer server;
  private final List<NetworkListener> listeners;
  private final ScheduledExecutorService sweeper;
  private final InFlightRequests underWay;
  private final DelayedRequestExecutor waitingRoom;

  private HttpListeners(
      HttpServer server,
      List<NetworkListener> listeners,
      ScheduledExecutorService sweeper,
      InFlightRequests underWay,
      DelayedRequestExecutor waitingRoom) {
    this.server = server;
    this.listeners = listeners;
    this.sweeper = sweeper;
    this.underWay = underWay;
    this.waitingRoom = waitingRoom;
  }

  /**
   * Opens the door.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @param secure the port for HTTPS, if there is to be one
   * @param limits what requests may cost
   * @param accessLog whether to log each request
   * @param sites what answers the requests; of several that have a path, the first
   * @return the open door
   * @throws UncheckedIOException if the port is taken or the host is not of this machine
   */
  public static HttpListeners open(
      String host,
      int port,
      Optional<HttpsConnector> secure,
      HttpLimits limits,
      boolean accessLog,
      List<HandlerMapping> sites) {
    GrizzlyLog.quieten();
    RequestReadTimeouts unfinished = new RequestReadTimeouts(limits.requestTime());
    List<NetworkListener> listeners = new ArrayList<>();
    listeners.add(listener("http", host, port, limits));
    secure.map(https -> secureListener(host, https, limits)).ifPresent(listeners::add);
    DelayedRequestExecutor waitingRoom = new DelayedRequestExecutor();
    HttpServer server = new HttpServer();
    for (NetworkListener listener : listeners) {
      listener.registerAddOn((on, filters) -> harden(on, filters, limits, unfinished));
      server.addListener(listener);
    }
    server.getServerConfiguration().setMaxPostSize(-1);
    server.getServerConfiguration().setPassTraceRequest(true);
    server
        .getServerConfiguration()
        .setDefaultErrorPageGenerator((request, status, reason, detail, cause) -> reason);
    InFlightRequests underWay = new InFlightRequests();
    HttpHandler front = new RequestGuard(sites, underWay, waitingRoom);
    server.getServerConfiguration().addHttpHandler(accessLog ? new AccessLog(front) : front, "/");
    start(server, listeners);
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(HttpListeners::daemonThread);
    ScheduledFuture<?> unused =
        sweeper.scheduleWithFixedDelay(
            unfinished::cutOffSlowOnes,
            unfinished.period(),
            unfinished.period(),
            TimeUnit.MILLISECONDS);
    return new HttpListeners(server, listeners, sweeper, underWay, waitingRoom);
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
      server.shutdownNow();
      throw new UncheckedIOException(
          "port " + port + ": " + cannotListen.getMessage(), cannotListen);
    }
  }

  /** Puts our own reading of HTTP in the place of Grizzly's, which is built in. */
  private static void harden(
      NetworkListener listener,
      FilterChainBuilder filters,
      HttpLimits limits,
      RequestReadTimeouts unfinished) {
    int codec = filters.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
    filters.set(codec, new StrictHttp(listener, limits, unfinished));
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
                .setMaxPoolSize(MOST_WORKERS));
    return listener;
  }

  private static Thread daemonThread(Runnable task) {
    Thread thread = new Thread(task, "mock-server-sweeper");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Returns where the server listens for HTTP.
   *
   * @return scheme, host and port, without a path
   */
  public URI uri() {
    return uri(listeners.get(0));
  }

  /**
   * Returns where the server listens for HTTPS.
   *
   * @return scheme, host and port, without a path; nothing if there is no such port
   */
  public Optional<URI> secureUri() {
    return listeners.stream().skip(1).findFirst().map(HttpListeners::uri);
  }

  private static URI uri(NetworkListener listener) {
    String host = listener.getHost();
    String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create(listener.getName() + "://" + bracketed + ":" + listener.getPort());
  }

  /**
   * Stops listening, has the requests under way answered, and ends all connections. Blocks until
   * then, but for no longer than some seconds: what takes longer stays without an answer.
   */
  @Override
  public void close() {
    close(LONGEST_ANSWER);
  }

  void close(Duration longestAnswer) {
    server.getListeners().forEach(each -> each.getTransport().unbindAll());
    underWay.stop();
    // Whom a fault holds up would not be answered in time anyway.
    waitingRoom.close();
    try {
      underWay.awaitNone(longestAnswer);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    sweeper.shutdownNow();
    List<@Nullable ExecutorService> selectors = new ArrayList<>();
    for (NetworkListener listener : listeners) {
      selectors.add(listener.getTransport().getKernelThreadPool());
    }
    server.shutdownNow();
    selectors.stream().filter(Objects::nonNull).forEach(HttpListeners::awaitEnd);
  }

  /** The port is let go of by the threads that wait at it, when they have woken up. */
  private static void awaitEnd(ExecutorService selectors) {
    try {
      boolean unused = selectors.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
