package dev.sipregistration.mockserver.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/** A listening HTTP server. It listens from the moment it is made, until it is closed. */
public final class HttpDoor implements AutoCloseable {
  private static final int MOST_WORKERS = 64;
  private static final int LONGEST_CLOSE_SECONDS = 5;

  private final HttpServer server;
  private final NetworkListener listener;
  private final ScheduledExecutorService sweeper;
  private final WaitingRoom waitingRoom;

  private HttpDoor(
      HttpServer server,
      NetworkListener listener,
      ScheduledExecutorService sweeper,
      WaitingRoom waitingRoom) {
    this.server = server;
    this.listener = listener;
    this.sweeper = sweeper;
    this.waitingRoom = waitingRoom;
  }

  /**
   * Opens the door for GET and POST.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @param limits what requests may cost
   * @param handler answers the requests
   * @return the open door
   * @throws UncheckedIOException if the port is taken or the host is not of this machine
   */
  public static HttpDoor open(String host, int port, HttpLimits limits, HttpHandler handler) {
    return open(host, port, limits, AllowedMethods.GET_AND_POST, path -> false, handler);
  }

  /**
   * Opens the door.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @param limits what requests may cost
   * @param methods which methods a path takes
   * @param mayBeHeldUp tells of a path whether its handler may take long, now; its requests then
   *     get threads of their own
   * @param handler answers the requests
   * @return the open door
   * @throws UncheckedIOException if the port is taken or the host is not of this machine
   */
  public static HttpDoor open(
      String host,
      int port,
      HttpLimits limits,
      AllowedMethods methods,
      Predicate<String> mayBeHeldUp,
      HttpHandler handler) {
    UnfinishedRequests unfinished = new UnfinishedRequests(limits.requestTime());
    NetworkListener listener = listener(host, port, limits);
    listener.registerAddOn((on, filters) -> harden(on, filters, limits, unfinished));
    WaitingRoom waitingRoom = new WaitingRoom();
    HttpServer server = new HttpServer();
    server.addListener(listener);
    server.getServerConfiguration().setMaxPostSize(-1);
    server.getServerConfiguration().setPassTraceRequest(true);
    server
        .getServerConfiguration()
        .setDefaultErrorPageGenerator((request, status, reason, detail, cause) -> reason);
    server
        .getServerConfiguration()
        .addHttpHandler(new HttpFront(handler, methods, mayBeHeldUp, waitingRoom), "/");
    try {
      server.start();
    } catch (IOException cannotListen) {
      server.shutdownNow();
      throw new UncheckedIOException(cannotListen.getMessage(), cannotListen);
    }
    ScheduledExecutorService sweeper =
        Executors.newSingleThreadScheduledExecutor(HttpDoor::daemonThread);
    ScheduledFuture<?> unused =
        sweeper.scheduleWithFixedDelay(
            unfinished::cutOffSlowOnes,
            unfinished.period(),
            unfinished.period(),
            TimeUnit.MILLISECONDS);
    return new HttpDoor(server, listener, sweeper, waitingRoom);
  }

  /** Puts our own reading of HTTP in the place of Grizzly's, which is built in. */
  private static void harden(
      NetworkListener listener,
      FilterChainBuilder filters,
      HttpLimits limits,
      UnfinishedRequests unfinished) {
    int codec = filters.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
    filters.set(codec, new StrictHttp(listener, limits, unfinished));
    filters.add(codec + 1, new WholeRequests(limits.maxBody()));
    filters.add(codec + 2, new SpoiledAnswers());
  }

  private static NetworkListener listener(String host, int port, HttpLimits limits) {
    NetworkListener listener = new NetworkListener("http", host, port);
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
   * Returns where the server listens.
   *
   * @return scheme, host and port, without a path
   */
  public URI uri() {
    String host = listener.getHost();
    String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + bracketed + ":" + listener.getPort());
  }

  /**
   * Stops listening and ends all connections. Requests under way may stay without an answer. Blocks
   * for a moment, until the port is free.
   */
  @Override
  public void close() {
    sweeper.shutdownNow();
    waitingRoom.close();
    @Nullable ExecutorService selectors = listener.getTransport().getKernelThreadPool();
    server.shutdownNow();
    if (selectors != null) {
      awaitEnd(selectors);
    }
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
