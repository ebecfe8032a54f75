package dev.sipregistration.client;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A client of the SIP registration calls of the Voximplant Management API.
 *
 * <pre>{@code
 * try (SipRegistrationClient client =
 *     SipRegistrationClient.builder().credentials(Credentials.fromEnvironment()).build()) {
 *   CreatedSipRegistration created =
 *       client.create(
 *           CreateRequest.sipUsername("alice").proxy("sip.example.org").password(password));
 *   client.bind(
 *       BindRequest.registration(created.id())
 *           .to(BindingTarget.application(123).rule("incoming")));
 * }
 * }</pre>
 *
 * <p>A client is immutable and may be used by many threads at once; make one and keep it, because
 * it holds connections and a signed token. Each call comes in two forms that do the same: one that
 * waits, and one that returns a future at once. A call ends within the timeout of the client,
 * repetitions included, whatever the server does.
 *
 * <p>Futures complete on threads of the HTTP client, the JDK's common pool, or, at the deadline,
 * the JDK's timer: what is chained to them should be quick or asynchronous itself. They fail with
 * the exceptions of the waiting form; cancelling one abandons its call.
 */
public final class SipRegistrationClient implements AutoCloseable {

  /** Where the vendor's API is: {@code https://api.voximplant.com}. */
  public static final URI VENDOR = URI.create("https://api.voximplant.com");

  private final CallSettings settings;
  private final CallRunner runner;
  private final ApiRequests requests;
  private final RetryPolicy createPolicy;
  private final RetryPolicy bindPolicy;
  private final URI baseUri;
  private volatile boolean closed;

  private SipRegistrationClient(Builder builder, Credentials credentials) {
    HttpClient http = builder.httpClientToUse();
    this.runner = new CallRunner(http, builder.pauses);
    this.settings =
        new CallSettings(
            new AccessTokens(credentials, builder.clock),
            new AnswerReader(builder.clock),
            new CallReports(builder.listener),
            builder.callTimeout,
            new BodyDeadlines(builder.callTimeout, System::nanoTime),
            System::nanoTime,
            () -> ThreadLocalRandom.current().nextDouble());
    this.requests = new ApiRequests(builder.baseUri, http);
    this.createPolicy = builder.createPolicy;
    this.bindPolicy = builder.bindPolicy;
    this.baseUri = builder.baseUri;
  }

  /**
   * Returns a builder of clients.
   *
   * @return a builder that has everything but credentials
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a SIP registration, which costs money, and waits for the answer.
   *
   * <p>Calling it twice creates two and costs twice. So unless {@link Builder#retryCreate} says
   * otherwise the request is sent once, and even then never again after it may have been carried
   * out. One thing is always repeated, once: a request that was refused because its token was too
   * old or too new.
   *
   * @param request what to create
   * @return what was created
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable answer came; {@link
   *     TransportException#mayHaveBeenCarriedOut()} says whether a SIP registration may have been
   *     created all the same
   * @throws IllegalStateException if the client is closed
   */
  public CreatedSipRegistration create(CreateRequest request) {
    return Objects.requireNonNull(runner.run(creation(request)), "a creation gives a value");
  }

  /**
   * Creates a SIP registration, like {@link #create}, without waiting for the answer.
   *
   * @param request what to create
   * @return what was created, later
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<CreatedSipRegistration> createAsync(CreateRequest request) {
    return runner.start(creation(request));
  }

  /**
   * Binds a SIP registration and waits for the answer.
   *
   * <p>Binding twice does the same as binding once, so a lost answer or a fault of the server leads
   * to a repetition, as {@link Builder#retryBind} says.
   *
   * @param request what to bind, and what to
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable answer came
   * @throws IllegalStateException if the client is closed
   */
  public void bind(BindRequest request) {
    runner.run(binding(requests.bind(request)));
  }

  /**
   * Binds a SIP registration, like {@link #bind}, without waiting for the answer.
   *
   * @param request what to bind, and what to
   * @return nothing, later
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> bindAsync(BindRequest request) {
    return runner.start(binding(requests.bind(request)));
  }

  /**
   * Takes bindings away and waits for the answer.
   *
   * <p>Unbinding twice does the same as unbinding once, so a lost answer or a fault of the server
   * leads to a repetition, as {@link Builder#retryBind} says.
   *
   * @param request what to take away
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable answer came
   * @throws IllegalStateException if the client is closed
   */
  public void unbind(UnbindRequest request) {
    runner.run(binding(requests.unbind(request)));
  }

  /**
   * Takes bindings away, like {@link #unbind}, without waiting for the answer.
   *
   * @param request what to take away
   * @return nothing, later
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> unbindAsync(UnbindRequest request) {
    return runner.start(binding(requests.unbind(request)));
  }

  /**
   * Closes this client: later calls fail, calls under way go on to their end. An HTTP client that
   * was given stays open.
   */
  @Override
  public void close() {
    closed = true;
  }

  /** Returns where this client sends its calls. */
  @Override
  public String toString() {
    return "SipRegistrationClient[" + baseUri + "]";
  }

  private Call<CreatedSipRegistration> creation(CreateRequest request) {
    return call(
        ApiMethod.CREATE, requests.create(request), createPolicy, Secrets.of(request.password()));
  }

  private Call<Void> binding(HttpRequest.Builder request) {
    return call(ApiMethod.BIND, request, bindPolicy, Secrets.of(null));
  }

  private <T> Call<T> call(
      ApiMethod<T> method, HttpRequest.Builder request, RetryPolicy policy, Secrets secrets) {
    if (closed) {
      throw new IllegalStateException("This client is closed");
    }
    return new Call<>(settings, method, request, policy, secrets);
  }

  /** Gathers what a client is made of. It is not thread-safe. */
  public static final class Builder {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private @Nullable Credentials credentials;
    private URI baseUri = VENDOR;
    private Duration callTimeout = CALL_TIMEOUT;
    private @Nullable Duration connectTimeout;
    private @Nullable ProxySelector proxy;
    private @Nullable HttpClient httpClient;
    private @Nullable CallListener listener;
    private RetryPolicy createPolicy = RetryPolicy.never();
    private RetryPolicy bindPolicy = RetryPolicy.upTo(3);
    private Clock clock = Clock.systemUTC();
    private Pauses pauses = Pauses.REAL;

    private Builder() {}

    /**
     * Sets the service account's key, without which there is no client.
     *
     * @param credentials the credentials
     * @return this builder
     */
    public Builder credentials(Credentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets where the API is, for example {@code http://127.0.0.1:8080}. It is {@link #VENDOR}
     * otherwise.
     *
     * @param baseUri an http or https URI with a host and, if need be, a path, and nothing else
     * @return this builder
     * @throws IllegalArgumentException if {@code baseUri} is another kind of URI
     */
    public Builder baseUri(URI baseUri) {
      this.baseUri = BaseUri.checked(baseUri);
      return this;
    }

    /**
     * Sets the deadline of a whole call: connecting, every attempt, the pauses between them, and
     * reading the answer. It is 30 seconds otherwise.
     *
     * @param callTimeout how long a call may take, more than zero
     * @return this builder
     * @throws IllegalArgumentException if {@code callTimeout} is not more than zero
     */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = Arguments.positive(callTimeout, "call timeout");
      return this;
    }

    /**
     * Sets how long connecting may take. It is 5 seconds otherwise.
     *
     * @param connectTimeout how long connecting may take, more than zero
     * @return this builder
     * @throws IllegalArgumentException if {@code connectTimeout} is not more than zero
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = Arguments.positive(connectTimeout, "connect timeout");
      return this;
    }

    /**
     * Sets the HTTP proxy. Otherwise the JDK's default applies.
     *
     * @param proxy which proxy to use for which host
     * @return this builder
     */
    public Builder proxy(ProxySelector proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * Sets an HTTP client to be used in place of one of this client's own, with the connect
     * timeout, proxy and TLS settings that it has. It must not follow redirects, which would carry
     * the token elsewhere.
     *
     * @param httpClient the HTTP client, which this client does not close
     * @return this builder
     * @throws IllegalArgumentException if {@code httpClient} follows redirects
     */
    public Builder httpClient(HttpClient httpClient) {
      if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
        throw new IllegalArgumentException(
            "An HTTP client that follows redirects may send the token to other servers");
      }
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Sets how creating a SIP registration is repeated: never, if this is not called, because it
     * costs money.
     *
     * <p>It is repeated only when the request was certainly not processed: no connection was made,
     * the API said that its rate limit was exceeded (code 340), or the answer was status 429 with
     * {@code Retry-After}.
     *
     * @param policy how often and how fast
     * @return this builder
     */
    public Builder retryCreate(RetryPolicy policy) {
      this.createPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets how binding and unbinding are repeated: up to three attempts, if this is not called.
     *
     * <p>They are repeated when the request was not processed, when its answer was lost or is
     * unusable, and when the server failed (status 5xx): doing them twice does nothing more than
     * doing them once.
     *
     * @param policy how often and how fast
     * @return this builder
     */
    public Builder retryBind(RetryPolicy policy) {
      this.bindPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets who hears of every attempt, for metrics.
     *
     * @param listener the listener
     * @return this builder
     */
    public Builder listener(CallListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder pauses(Pauses pauses) {
      this.pauses = pauses;
      return this;
    }

    /**
     * Returns a client with these settings. It connects at its first call.
     *
     * @return the client
     * @throws IllegalStateException if there are no credentials, or if a connect timeout or a proxy
     *     was set beside an HTTP client
     */
    public SipRegistrationClient build() {
      if (credentials == null) {
        throw new IllegalStateException("A client needs credentials: call credentials(…)");
      }
      return new SipRegistrationClient(this, credentials);
    }

    private HttpClient httpClientToUse() {
      if (httpClient == null) {
        HttpClient.Builder http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Objects.requireNonNullElse(connectTimeout, CONNECT_TIMEOUT));
        return proxy == null ? http.build() : http.proxy(proxy).build();
      }
      if (connectTimeout != null || proxy != null) {
        throw new IllegalStateException(
            "An HTTP client of your own has its own connect timeout and proxy: set them there");
      }
      return httpClient;
    }
  }
}
