package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.text.HostAndPort;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts over HTTP, to allowed hosts only, without redirects and proxies. */
final class HttpCallbackTransport implements CallbackTransport {
  private static final int MOST_AT_ONCE = 64;

  /** Looks a host up once, so that the addresses that are checked are those that are used. */
  private static final class Lookup implements CallbackHosts.Resolver {
    private final CallbackHosts.Resolver resolver;
    private InetAddress @Nullable [] found;

    Lookup(CallbackHosts.Resolver resolver) {
      this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = found == null ? resolver.resolve(host) : found;
      found = addresses;
      return addresses;
    }
  }

  private final CallbackHosts hosts;
  private final Duration longest;
  private final CallbackHosts.Resolver resolver;
  private final ExecutorService threads;

  HttpCallbackTransport(CallbackHosts hosts, Duration longest) {
    this(hosts, longest, InetAddress::getAllByName);
  }

  HttpCallbackTransport(CallbackHosts hosts, Duration longest, CallbackHosts.Resolver resolver) {
    this.resolver = resolver;
    this.hosts = hosts;
    this.longest = longest;
    threads = DaemonThreads.pool("callback-post", MOST_AT_ONCE);
  }

  @Override
  public CompletableFuture<AttemptResult> send(URI url, String body) {
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    try {
      threads.execute(() -> send(url, body, result));
    } catch (RejectedExecutionException closed) {
      result.complete(AttemptResult.failed("The mock server is being closed"));
    }
    return result.completeOnTimeout(timedOut(), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void send(URI url, String body, CompletableFuture<AttemptResult> result) {
    Optional<HostAndPort> known = HostAndPort.of(url);
    if (known.isEmpty()) {
      result.complete(resultOf(new IllegalArgumentException("no host")));
      return;
    }
    HostAndPort target = known.get();
    Lookup lookup = new Lookup(resolver);
    InetAddress[] addresses;
    try {
      if (!hosts.allow(target.host(), lookup)) {
        result.complete(
            AttemptResult.failedPermanently("--callback-hosts does not allow " + target.host()));
        return;
      }
      addresses = lookup.resolve(Hosts.withoutBrackets(target.host()));
    } catch (UnknownHostException unknown) {
      result.complete(AttemptResult.failed("There is no host " + target.host()));
      return;
    }
    try (CallbackExchange exchange = new CallbackExchange(url, target, longest)) {
      // A time-out or a cancellation of the result ends the exchange, too.
      var unused = result.whenComplete((ended, cancelled) -> exchange.abort());
      result.complete(resultOf(exchange.post(addresses, body)));
    } catch (IOException | RuntimeException failure) {
      result.complete(resultOf(failure));
    }
  }

  private static AttemptResult resultOf(int status) {
    if (status >= 200 && status <= 299) {
      return AttemptResult.DELIVERED;
    }
    return AttemptResult.failed(
        status >= 300 && status <= 399
            ? "Answered with status " + status + "; redirects are not followed"
            : "Answered with status " + status);
  }

  /** Does not use the messages of exceptions: they may be missing, or contain the URL. */
  private AttemptResult resultOf(Exception failure) {
    if (failure instanceof SocketTimeoutException) {
      return timedOut();
    }
    if (failure instanceof ConnectException) {
      return AttemptResult.failed("No connection");
    }
    if (failure instanceof SSLException) {
      return AttemptResult.failed("No secure connection");
    }
    if (failure instanceof IllegalArgumentException) {
      return AttemptResult.failedPermanently("Nothing can be sent to this URL");
    }
    return AttemptResult.failed(
        failure instanceof IOException
            ? "The connection broke"
            : failure.getClass().getSimpleName());
  }

  private AttemptResult timedOut() {
    return AttemptResult.failed("No response within " + longest.toMillis() + " ms");
  }
}
