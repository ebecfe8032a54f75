package dev.sipregistration.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that keeps all it sends and gets. */
final class WatchedHttpClient extends HttpClient {

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  /** Returns the exchanges that have come to their end. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return http.send(request, watched(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return http.sendAsync(request, watched(request, handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushes) {
    return http.sendAsync(request, watched(request, handler), pushes);
  }

  private <T> HttpResponse.BodyHandler<T> watched(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return head -> new WatchedBody<>(handler.apply(head), body -> keep(request, head, body));
  }

  private void keep(HttpRequest request, HttpResponse.ResponseInfo head, String body) {
    exchanges.add(
        new Exchange(
            request.method(),
            request.uri().getPath(),
            Exchange.query(request.uri()),
            request.headers().firstValue("Authorization"),
            head.statusCode(),
            head.headers().firstValue("Content-Type"),
            body));
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }

  /** Hands on what comes and keeps a copy. */
  private static final class WatchedBody<T> implements HttpResponse.BodySubscriber<T> {

    private final HttpResponse.BodySubscriber<T> reader;
    private final Consumer<String> end;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    WatchedBody(HttpResponse.BodySubscriber<T> reader, Consumer<String> end) {
      this.reader = reader;
      this.end = end;
    }

    @Override
    public CompletionStage<T> getBody() {
      return reader.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      reader.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        copy.writeBytes(bytes);
      }
      reader.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      reader.onError(failure);
    }

    @Override
    public void onComplete() {
      end.accept(copy.toString(StandardCharsets.UTF_8));
      reader.onComplete();
    }
  }
}
