package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.callbacks.HostLookups.LookupException;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.text.HostAndPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Posts over HTTP, to allowed hosts only, without redirects and proxies. */
final class HttpCallbackTransport implements CallbackTransport {
  private static final int MOST_AT_ONCE = 256;

  private final CallbackHosts hosts;
  private final Duration longest;
  private final HostLookups lookups;
  private final ExecutorService threads = DaemonThreads.pool("callback-post", MOST_AT_ONCE);

  HttpCallbackTransport(CallbackHosts hosts, Duration longest) {
    this(hosts, longest, InetAddress::getAllByName);
  }

  /**
   * Makes a transport.
   *
   * @param longest how long a look-up may take, and then an exchange
   */
  HttpCallbackTransport(CallbackHosts hosts, Duration longest, HostLookups.Resolver resolver) {
    this.hosts = hosts;
    this.longest = longest;
    lookups = new HostLookups(resolver, longest);
  }

  @Override
  public CompletableFuture<AttemptResult> send(AccountId account, URI url, String body) {
    Optional<HostAndPort> target = HostAndPort.of(url);
    if (target.isEmpty()) {
      return CompletableFuture.completedFuture(resultOf(new IllegalArgumentException("no host")));
    }
    String host = target.get().host();
    if (!hosts.mayAllow(host)) {
      return CompletableFuture.completedFuture(notAllowed(host));
    }
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    var unused =
        lookups
            .addresses(account, host)
            .thenAcceptAsync(found -> send(url, target.get(), found, body, result), threads)
            .exceptionally(
                failure -> {
                  result.complete(resultOf(failure));
                  return null;
                });
    return result;
  }

  @Override
  public void close() {
    lookups.close();
    threads.shutdownNow();
  }

  /** The addresses that are checked are those that are connected to. */
  private void send(
      URI url,
      HostAndPort target,
      InetAddress[] addresses,
      String body,
      CompletableFuture<AttemptResult> result) {
    if (!hosts.allow(target.host(), addresses)) {
      result.complete(notAllowed(target.host()));
      return;
    }
    try (CallbackExchange exchange = new CallbackExchange(url, target, longest)) {
      // A time-out or a cancellation of the result ends the exchange, too.
      var unused =
          result
              .completeOnTimeout(timedOut(), longest.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((ended, cancelled) -> exchange.abort());
      result.complete(resultOf(exchange.post(addresses, body)));
    } catch (IOException | RuntimeException failure) {
      result.complete(resultOf(failure));
    }
  }

  private static AttemptResult notAllowed(String host) {
    return AttemptResult.failedPermanently("--callback-hosts does not allow " + host);
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

  /** Does not use the messages of other exceptions: they may be missing, or contain the URL. */
  private AttemptResult resultOf(Throwable thrown) {
    Throwable failure = HostLookups.causeOf(thrown);
    if (failure instanceof LookupException) {
      return AttemptResult.failed(String.valueOf(failure.getMessage()));
    }
    if (failure instanceof RejectedExecutionException) {
      return AttemptResult.failed("The mock server is being closed");
    }
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
