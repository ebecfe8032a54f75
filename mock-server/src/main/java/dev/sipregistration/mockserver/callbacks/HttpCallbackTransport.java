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

/** Posts over HTTP: to allowed hosts only, without redirects, proxies or patience. */
final class HttpCallbackTransport implements CallbackTransport {
  private static final int MOST_LOOKUPS = 4;

  /** A client ends with its process, so that there is one for all servers in it, made when used. */
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
    CompletableFuture<AttemptResult> verdict = new CompletableFuture<>();
    try {
      lookups.execute(() -> send(url, body, verdict));
    } catch (RejectedExecutionException closed) {
      verdict.complete(AttemptResult.failed("The mock server is being closed"));
    }
    return verdict.completeOnTimeout(noAnswer(), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private void send(URI url, String body, CompletableFuture<AttemptResult> verdict) {
    try {
      if (!hosts.allow(url.getHost(), InetAddress::getAllByName)) {
        verdict.complete(
            AttemptResult.hopeless("--callback-hosts does not allow " + url.getHost()));
        return;
      }
    } catch (UnknownHostException unknown) {
      verdict.complete(AttemptResult.failed("There is no host " + url.getHost()));
      return;
    }
    if (verdict.isDone()) {
      return;
    }
    CompletableFuture<HttpResponse<Void>> exchange =
        Client.SHARED.sendAsync(request(url, body), BodyHandlers.discarding());
    var unused =
        exchange.whenComplete(
            (answer, failure) ->
                verdict.complete(failure == null ? judge(answer.statusCode()) : judge(failure)));
    // Whoever waits no longer, because of the time or because it is not wanted, ends it.
    var unusedEither = verdict.whenComplete((judged, cancelled) -> exchange.cancel(true));
  }

  private HttpRequest request(URI url, String body) {
    return HttpRequest.newBuilder(url)
        .timeout(longest)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "sip-registration-mock-server")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static AttemptResult judge(int status) {
    if (status >= 200 && status <= 299) {
      return AttemptResult.ARRIVED;
    }
    return AttemptResult.failed(
        status >= 300 && status <= 399
            ? "Answered with status " + status + "; redirects are not followed"
            : "Answered with status " + status);
  }

  /** Says it in words of our own: messages of the platform may be missing, or tell the URL. */
  private AttemptResult judge(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof HttpTimeoutException) {
      return noAnswer();
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

  private AttemptResult noAnswer() {
    return AttemptResult.failed("No answer within " + longest.toMillis() + " ms");
  }
}
