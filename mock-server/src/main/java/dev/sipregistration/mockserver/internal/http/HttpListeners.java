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
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.memory.HeapMemoryManager;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/** An HTTP server, with a listener for HTTP and perhaps one for HTTPS. */
public final class HttpListeners implements AutoCloseable {
  private static final int CLOSE_TIMEOUT_SECONDS = 5;
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);

  /** What is read or written at once. Each thread has such a buffer outside the heap. */
  private static final int BUFFER_SIZE = 16_384;

  private final HttpServer server = new HttpServer();
  private final List<NetworkListener> listeners = new ArrayList<>();
  private final InFlightRequests inFlight = new InFlightRequests();
  private final ScheduledExecutorService scheduler =
      DaemonThreads.scheduler("mock-server-timeouts");
  private final HttpLimits limits;
  private final ConnectionFilters filters;
  private final RequestThreads threads;
  private final ErrorReport errors;

  private HttpListeners(
      HttpLimits limits, InstantSource clock, ErrorReport errors, List<HandlerMapping> mappings) {
    this.limits = limits;
    this.errors = errors;
    filters = new ConnectionFilters(limits, clock, errors, mappings);
    threads = new RequestThreads(errors);
  }

  /**
   * Starts to listen.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @param secure the port for HTTPS, if any
   * @param limits the limits of requests and responses
   * @param accessLog whether to log each request
   * @param clock the clock of the header {@code Date}
   * @param errors learns of errors, such as a lack of memory, on any thread of the server
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
      ErrorReport errors,
      List<HandlerMapping> mappings) {
    GrizzlyLog.quieten();
    HttpListeners opened = new HttpListeners(limits, clock, errors, mappings);
    try {
      opened.addListener("http", host, port);
      secure.ifPresent(
          https -> {
            NetworkListener listener = opened.addListener("https", host, https.port());
            listener.setSecure(true);
            listener.setSSLEngineConfig(
                new SSLEngineConfigurator(https.context(), false, false, false));
          });
      opened.configure(accessLog, mappings);
      opened.start();
      // A host that no URL can name fails here, where all is undone, and not at its first use.
      URI unusedAddress = opened.uri();
      return opened;
    } catch (RuntimeException | Error failed) {
      opened.close();
      throw failed;
    }
  }

  private void configure(boolean accessLog, List<HandlerMapping> mappings) {
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.setMaxPostSize(-1);
    configuration.setPassTraceRequest(true);
    configuration.setDefaultErrorPageGenerator((request, status, reason, detail, why) -> reason);
    HttpHandler guard = new RequestGuard(mappings, inFlight, threads, filters.unread(), errors);
    configuration.addHttpHandler(accessLog ? new AccessLog(guard) : guard, "/");
  }

  private void start() {
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
    for (ConnectionTimeouts timeouts : filters.timeouts()) {
      ScheduledFuture<?> unused =
          scheduler.scheduleWithFixedDelay(
              () -> check(timeouts), timeouts.period(), timeouts.period(), TimeUnit.MILLISECONDS);
    }
  }

  private void check(ConnectionTimeouts timeouts) {
    try {
      timeouts.check();
    } catch (Error error) {
      // The scheduler would keep it, and never check again.
      errors.report(error);
      throw error;
    }
  }

  private NetworkListener addListener(String scheme, String host, int port) {
    NetworkListener listener = new NetworkListener(scheme, host, port);
    listener.setMaxHttpHeaderSize(limits.maxHead());
    listener.getKeepAlive().setIdleTimeoutInSeconds((int) limits.idleTime().toSeconds());
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getFileCache().setEnabled(false);
    listener.registerAddOn(filters::install);
    TCPNIOTransport transport = listener.getTransport();
    transport.setReadBufferSize(BUFFER_SIZE);
    transport.setWriteBufferSize(BUFFER_SIZE);
    // No pools: a few bytes that wait in a queue would keep the whole pool of their thread.
    transport.setMemoryManager(new HeapMemoryManager(0));
    transport.setIOStrategy(new AcceptingStrategy(scheduler, errors));
    ErrorProbe probe = new ErrorProbe(errors);
    probe.watch(transport);
    int selectors = transport.getSelectorRunnersCount();
    transport.setKernelThreadPoolConfig(
        probe.watched(pool("mock-server-selector", selectors, selectors)));
    int readers = 2 * Runtime.getRuntime().availableProcessors();
    transport.setWorkerThreadPoolConfig(
        probe.watched(pool("mock-server", readers, RequestThreads.MAX_READERS)));
    listeners.add(listener);
    server.addListener(listener);
    return listener;
  }

  private static ThreadPoolConfig pool(String name, int size, int maxSize) {
    return ThreadPoolConfig.defaultConfig()
        .setPoolName(name)
        .setDaemon(true)
        .setCorePoolSize(Math.min(size, maxSize))
        .setMaxPoolSize(maxSize);
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

  /** Returns how many bytes clients make the server hold. */
  long held() {
    return filters.held();
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
    listeners.forEach(each -> each.getTransport().unbindAll());
    inFlight.stop();
    threads.interruptDelayed();
    try {
      inFlight.awaitNone(responseTimeout);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    threads.close();
    scheduler.shutdownNow();
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
