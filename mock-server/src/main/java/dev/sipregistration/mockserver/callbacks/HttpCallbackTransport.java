package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Posts over HTTP, to allowed hosts only, without redirects and proxies. */
final class HttpCallbackTransport implements CallbackTransport {
  private static final int MOST_LOOKUPS = 4;

  /** One client for all servers of the process, made on first use: Java 17 cannot close one. */
  private static final class Client {
    static final HttpClient SHARED =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  private final CallbackHosts hosts;
  private final Duration longest;
  private final ExecutorService lookups;

  HttpCallbackTransport(CallbackHosts hosts, Duration longest) {
    this.hosts = hosts;
    this.longest = longest;
    lookups = DaemonThreads.pool("callback-lookup", MOST_LOOKUPS);
  }

  @Override
  public CompletableFuture<AttemptResult> send(URI url, String body) {
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    try {
      lookups.execute(() -> send(url, body, result));
    } catch (RejectedExecutionException closed) {
      result.complete(AttemptResult.failed("The mock server is being closed"));
    }
    return result.completeOnTimeout(timedOut(), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private void send(URI url, String body, CompletableFuture<AttemptResult> result) {
    try {
      if (!hosts.allow(url.getHost(), InetAddress::getAllByName)) {
        result.complete(
            AttemptResult.failedPermanently("--callback-hosts does not allow " + url.getHost()));
        return;
      }
    } catch (UnknownHostException unknown) {
      result.complete(AttemptResult.failed("There is no host " + url.getHost()));
      return;
    }
    if (result.isDone()) {
      return;
    }
    CompletableFuture<HttpResponse<Void>> exchange =
        Client.SHARED.sendAsync(request(url, body), BodyHandlers.discarding());
    var unused =
        exchange.whenComplete(
            (response, failure) ->
                result.complete(
                    failure == null ? resultOf(response.statusCode()) : resultOf(failure)));
    // A time-out or a cancellation of the result ends the exchange, too.
    var unusedEither = result.whenComplete((ended, cancelled) -> exchange.cancel(true));
  }

  private HttpRequest request(URI url, String body) {
    return HttpRequest.newBuilder(url)
        .timeout(longest)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "sip-registration-mock-server")
        .POST(BodyPublishers.ofString(body))
        .build();
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
  private AttemptResult resultOf(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof HttpTimeoutException) {
      return timedOut();
    }
    if (cause instanceof ConnectException) {
      return AttemptResult.failed("No connection");
    }
    if (cause instanceof SSLException) {
      return AttemptResult.failed("No secure connection");
    }
    return AttemptResult.failed(
        cause instanceof IOException ? "The connection broke" : cause.getClass().getSimpleName());
  }

  private AttemptResult timedOut() {
    return AttemptResult.failed("No answer within " + longest.toMillis() + " ms");
  }
}
