package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of hosts. A look-up that hangs cannot be interrupted and holds its thread, so
 * look-ups have threads of their own; those who ask for one host share a look-up, and an account
 * has only one in progress. An address is not looked up.
 */
final class HostLookups implements AutoCloseable {
  /** Finds the addresses of a host; blocks until it has them. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** There are no addresses; the message says why, and is fit for users. */
  static final class LookupException extends Exception {
    private static final long serialVersionUID = 1L;

    LookupException(String message) {
      super(message);
    }
  }

  private record Lookup(AccountId account, CompletableFuture<InetAddress[]> found) {}

  static final int MOST_AT_ONCE = 256;

  private final Resolver resolver;
  private final Duration longest;
  private final ExecutorService threads = DaemonThreads.pool("callback-lookup", MOST_AT_ONCE);
  private final Map<String, Lookup> inProgress = new HashMap<>();

  HostLookups(Resolver resolver, Duration longest) {
    this.resolver = resolver;
    this.longest = longest;
  }

  /**
   * Returns the addresses of a host, within a bounded time; or fails with a {@link
   * LookupException}.
   *
   * @param account who asks
   * @param host a name or an address, an IPv6 address with or without brackets
   */
  CompletableFuture<InetAddress[]> addresses(AccountId account, String host) {
    String name = Hosts.normalize(host);
    return Hosts.literal(name)
        .map(address -> CompletableFuture.completedFuture(new InetAddress[] {address}))
        .orElseGet(
            () ->
                lookUp(account, name)
                    .copy()
                    .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(told(failure, host))));
  }

  private synchronized CompletableFuture<InetAddress[]> lookUp(AccountId account, String host) {
    Lookup same = inProgress.get(host);
    if (same != null) {
      return same.found();
    }
    if (inProgress.values().stream().anyMatch(lookup -> lookup.account().equals(account))) {
      return CompletableFuture.failedFuture(
          new LookupException("The look-up of an earlier host of the account is in progress"));
    }
    CompletableFuture<String> start = new CompletableFuture<>();
    CompletableFuture<InetAddress[]> found =
        start
            .thenApplyAsync(this::resolve, threads)
            .whenComplete((addresses, failure) -> ended(host));
    inProgress.put(host, new Lookup(account, found));
    start.complete(host);
    return found;
  }

  private InetAddress[] resolve(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException unknown) {
      throw new CompletionException(unknown);
    }
  }

  private synchronized void ended(String host) {
    inProgress.remove(host);
  }

  private Throwable told(Throwable failure, String host) {
    Throwable cause = causeOf(failure);
    if (cause instanceof TimeoutException) {
      return new LookupException(
          "The look-up of " + host + " took longer than " + longest.toMillis() + " ms");
    }
    return cause instanceof UnknownHostException
        ? new LookupException("No address was found for " + host)
        : cause;
  }

  /** Returns what a stage of a future has failed with. */
  static Throwable causeOf(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }

  /** Look-ups that hang end when the resolver does; their threads are daemons. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
