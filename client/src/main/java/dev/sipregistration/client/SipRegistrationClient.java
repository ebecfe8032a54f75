package dev.sipregistration.client;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
 * it holds connections and a signed token. Each call has a blocking and an asynchronous form, which
 * do the same. A null request and a closed client are errors of the caller, which both forms throw
 * at once. A call ends within the client's timeout, retries included, whatever the server does.
 *
 * <p>Futures complete on threads of the HTTP client, the JDK's common pool, or, at the deadline,
 * the JDK's timer, so dependent stages should be fast or asynchronous. They fail with the
 * exceptions of the blocking form; cancelling one abandons its call.
 */
public final class SipRegistrationClient implements AutoCloseable {

  /** The base URI of the vendor's API: {@code https://api.voximplant.com}. */
  public static final URI DEFAULT_BASE_URI = URI.create("https://api.voximplant.com");

  private final CallSettings settings;
  private final ApiRequests requests;
  private final RetryPolicy createPolicy;
  private final RetryPolicy idempotentPolicy;
  private final URI baseUri;

  /** Null after closing, so that the HTTP client can be collected. */
  private volatile @Nullable CallRunner runner;

  private SipRegistrationClient(Builder builder, Credentials credentials) {
    HttpClient http = builder.httpClientToUse();
    this.runner = new CallRunner(http, builder.sleeper);
    this.settings =
        new CallSettings(
            new ServerAddresses(builder.baseUri, http.proxy(), builder.resolver),
            new AccessTokenProvider(credentials, builder.clock),
            new ResponseReader(builder.clock),
            new CallReporter(List.copyOf(builder.listeners)),
            builder.callTimeout,
            new BodyDeadlines(builder.callTimeout, System::nanoTime),
            System::nanoTime,
            () -> ThreadLocalRandom.current().nextDouble());
    this.requests = new ApiRequests(builder.baseUri);
    this.createPolicy = builder.createPolicy;
    this.idempotentPolicy = builder.idempotentPolicy;
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
   * Creates a SIP registration, which costs money, and waits for the response.
   *
   * <p>Two calls create two and cost twice. So the request is sent once unless {@link
   * Builder#retryCreate} says otherwise, and never again after it may have been carried out. A
   * request whose token was refused as too old or too new is always retried once.
   *
   * @param request the SIP registration to create
   * @return the created SIP registration
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came; {@link
   *     TransportException#mayHaveBeenCarriedOut()} says whether a SIP registration may have been
   *     created nevertheless
   * @throws IllegalStateException if the client is closed
   */
  public CreatedSipRegistration create(CreateRequest request) {
    return Objects.requireNonNull(running().run(createCall(request)), "value of a success");
  }

  /**
   * Creates a SIP registration, like {@link #create}, without blocking.
   *
   * @param request the SIP registration to create
   * @return a future of the created SIP registration
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<CreatedSipRegistration> createAsync(CreateRequest request) {
    return running().runAsync(createCall(request));
  }

  /**
   * Creates a SIP registration and, if the response is lost, looks for it, and waits for the
   * result.
   *
   * <p>It lists the SIP registrations of this user name before. If the creation may have been
   * carried out without a usable response, it lists them again: one at this SIP server that was not
   * there before is the result, without the account. If there is none, it looks again, as often and
   * with the delays that {@link Builder#retryIdempotent} says; only then it creates again, and only
   * if {@link Builder#retryCreate} says so, which by default it does not. Each call that it makes
   * has the timeout of a call.
   *
   * <p>It cannot see everything:
   *
   * <ul>
   *   <li>A creation that is carried out after the last look is not found: a second one costs a
   *       second time, and without a second one the exception says that it may have been carried
   *       out.
   *   <li>What somebody else creates in the meantime, with the same user name and SIP server, is
   *       taken for it; if there are several, none is, and the exception is thrown.
   *   <li>It is found only if the API returns the SIP server as it was given, in any case of
   *       letters.
   *   <li>What an earlier call of this method created was there before, so another call does not
   *       find it: look with {@link #list} first.
   * </ul>
   *
   * @param request the SIP registration to create
   * @return the created SIP registration
   * @throws ApiErrorException if the API refused to create or, before, to list; an error that
   *     leaves open whether it was created ({@link ApiErrorKind#SERVER_FAULT}, {@link
   *     ApiErrorKind#AUTOMATIC_RESEND}) is thrown if none was found
   * @throws TransportException if no usable response came and none was found; a look that failed is
   *     among its suppressed exceptions
   * @throws IllegalStateException if the client is closed
   */
  public CreatedSipRegistration createOrFind(CreateRequest request) {
    return running().run(createOrFindSequence(request));
  }

  /**
   * Creates a SIP registration or finds it, like {@link #createOrFind}, without blocking.
   *
   * @param request the SIP registration to create
   * @return a future of the created SIP registration
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<CreatedSipRegistration> createOrFindAsync(CreateRequest request) {
    return running().runAsync(createOrFindSequence(request));
  }

  /**
   * Binds a SIP registration and waits for the response.
   *
   * <p>Binding is idempotent, so it is retried after a lost response or a server error, as {@link
   * Builder#retryIdempotent} says.
   *
   * @param request the SIP registration and its target
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public void bind(BindRequest request) {
    running().run(bindCall(requests.bind(request)));
  }

  /**
   * Binds a SIP registration, like {@link #bind}, without blocking.
   *
   * @param request the SIP registration and its target
   * @return a future without a value
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> bindAsync(BindRequest request) {
    return running().runAsync(bindCall(requests.bind(request)));
  }

  /**
   * Removes bindings and waits for the response.
   *
   * <p>Unbinding is idempotent, so it is retried after a lost response or a server error, as @@
   * says.
   *
   * @param request the bindings to remove
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public void unbind(UnbindRequest request) {
    running().run(bindCall(requests.unbind(request)));
  }

  /**
   * Removes bindings, like {@link #unbind}, without blocking.
   *
   * @param request the bindings to remove
   * @return a future without a value
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> unbindAsync(UnbindRequest request) {
    return running().runAsync(bindCall(requests.unbind(request)));
  }

  /**
   * Changes a SIP registration and waits for the response.
   *
   * <p>With other credentials or another SIP server the platform registers anew. A change that is
   * made twice is the same change, so it is retried after a lost response or a server error, as
   * {@link Builder#retryIdempotent} says; a retry overwrites what somebody else changed in the
   * meantime.
   *
   * @param request the SIP registration and the changes
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public void update(UpdateRequest request) {
    running().run(updateCall(request));
  }

  /**
   * Changes a SIP registration, like {@link #update}, without blocking.
   *
   * @param request the SIP registration and the changes
   * @return a future without a value
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> updateAsync(UpdateRequest request) {
    return running().runAsync(updateCall(request));
  }

  /**
   * Deletes a SIP registration, which frees its user, and waits for the response. The fee of the
   * month is not given back.
   *
   * <p>A SIP registration is deleted once, so it is retried after a lost response or a server
   * error, as {@link Builder#retryIdempotent} says. The API refuses the second deletion with code
   * 275, as it refuses to delete what was never there. If that is the response to a retry, and an
   * earlier attempt may have been carried out, the call succeeds: the SIP registration is not
   * there. The listener still gets the attempt as refused. The response to a first attempt is never
   * taken for a success.
   *
   * @param registration the SIP registration's id
   * @throws ApiErrorException if the API refused; {@link ApiErrorKind#UNKNOWN_SIP_REGISTRATION} if
   *     there is no such SIP registration
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public void delete(SipRegistrationId registration) {
    running().run(deleteCall(registration));
  }

  /**
   * Deletes a SIP registration, like {@link #delete}, without blocking.
   *
   * @param registration the SIP registration's id
   * @return a future without a value
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Void> deleteAsync(SipRegistrationId registration) {
    return running().runAsync(deleteCall(registration));
  }

  /**
   * Returns the SIP registrations that match a query, from all pages.
   *
   * <p>The stream is lazy: it makes no call before its terminal operation, and reads a page when
   * the one before it is used up. Each page is a call with its own timeout and retries, whose
   * exceptions the terminal operation throws.
   *
   * <p>The API numbers rows anew for each page, so changes in between matter. No SIP registration
   * comes twice. One that is created in the meantime may or may not come. If fewer match than on
   * the page before, all pages are read again for those that have moved, so what comes can be
   * deleted on the way. One that is there all the time may be left out only if the number of those
   * that match does not show the deletion of another: as many were created between the same two
   * pages. What comes may have changed or gone since its page was read.
   *
   * <p>The stream ends whatever the server sends: with a {@link TransportException} after 100,000
   * SIP registrations, or if pages repeat the same ones.
   *
   * @param query the filters and the page size
   * @return a sequential stream; by rising id, as far as is known of the API, but for those that
   *     have moved
   * @throws IllegalStateException if the client is closed, also from the stream's terminal
   *     operation
   */
  public Stream<SipRegistration> list(ListQuery query) {
    Objects.requireNonNull(query, "query");
    running();
    return StreamSupport.stream(new PagedRegistrations(query, this::listPage), false);
  }

  /**
   * Reads the SIP registrations that match a query, from all pages like {@link #list}, without
   * blocking.
   *
   * @param query the filters and the page size
   * @return a future of all of them
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<List<SipRegistration>> listAsync(ListQuery query) {
    Objects.requireNonNull(query, "query");
    return running()
        .runAsync(
            Paging.all(query, this::listCall, CallSequence.Done::new, CallSequence.Failed::new));
  }

  /**
   * Reads the page of SIP registrations that begins at the query's offset, and waits for the
   * response.
   *
   * <p>To read changes nothing, so it is retried after a lost response or a server error, as {@link
   * Builder#retryIdempotent} says.
   *
   * @param query the filters, the page size and the offset
   * @return the page, and how many match
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public SipRegistrationPage listPage(ListQuery query) {
    return Objects.requireNonNull(running().run(listCall(query)), "value of a success");
  }

  /**
   * Reads a page of SIP registrations, like {@link #listPage}, without blocking.
   *
   * @param query the filters, the page size and the offset
   * @return a future of the page
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<SipRegistrationPage> listPageAsync(ListQuery query) {
    return running().runAsync(listCall(query));
  }

  /**
   * Looks for a SIP registration and waits for the response. It is retried as {@link #listPage} is.
   *
   * @param registration the SIP registration's id
   * @return the SIP registration, or empty if the account has none of this id
   * @throws ApiErrorException if the API refused
   * @throws TransportException if no usable response came
   * @throws IllegalStateException if the client is closed
   */
  public Optional<SipRegistration> find(SipRegistrationId registration) {
    return Objects.requireNonNull(running().run(findCall(registration)), "value of a success");
  }

  /**
   * Looks for a SIP registration, like {@link #find}, without blocking.
   *
   * @param registration the SIP registration's id
   * @return a future of the SIP registration, which is empty if the account has none of this id
   * @throws IllegalStateException if the client is closed
   */
  public CompletableFuture<Optional<SipRegistration>> findAsync(SipRegistrationId registration) {
    return running().runAsync(findCall(registration));
  }

  /**
   * Closes this client: later calls fail, calls in progress are completed.
   *
   * <p>An HTTP client passed to the builder stays open. Clients without one share an HTTP client if
   * they have the same proxy and connect timeout; its threads and connections are released when no
   * client uses it, as soon as the garbage collector notices.
   */
  @Override
  public void close() {
    runner = null;
  }

  /** Returns the client's name with its base URI. */
  @Override
  public String toString() {
    return "SipRegistrationClient[" + baseUri + "]";
  }

  private CallRunner running() {
    CallRunner current = runner;
    if (current == null) {
      throw new IllegalStateException("This client is closed");
    }
    return current;
  }

  private Call<CreatedSipRegistration> createCall(CreateRequest request) {
    return call(
        ApiMethod.CREATE, requests.create(request), createPolicy, Secrets.of(request.password()));
  }

  private CallSequence<CreatedSipRegistration> createOrFindSequence(CreateRequest request) {
    Objects.requireNonNull(request, "request");
    // Also of the lists, whose responses may repeat what the server got by the creation.
    Secrets secrets = Secrets.of(request.password());
    return new CreateOrFind(
            request,
            () -> createCall(request),
            query -> call(ApiMethod.LIST, requests.list(query), idempotentPolicy, secrets),
            createPolicy,
            idempotentPolicy,
            settings.random())
        .start();
  }

  private Call<Void> bindCall(HttpRequest.Builder request) {
    return idempotentCall(ApiMethod.BIND, request);
  }

  private Call<Void> updateCall(UpdateRequest request) {
    HttpRequest.Builder httpRequest = requests.update(request);
    String password = UpdateSelection.of(request).newPassword();
    return call(ApiMethod.UPDATE, httpRequest, idempotentPolicy, Secrets.of(password));
  }

  private Call<Void> deleteCall(SipRegistrationId registration) {
    return idempotentCall(ApiMethod.DELETE, requests.delete(registration));
  }

  private Call<SipRegistrationPage> listCall(ListQuery query) {
    return idempotentCall(ApiMethod.LIST, requests.list(query));
  }

  private Call<Optional<SipRegistration>> findCall(SipRegistrationId registration) {
    return idempotentCall(
        ApiMethod.find(registration), requests.list(ListQuery.all().registration(registration)));
  }

  private <T> Call<T> idempotentCall(ApiMethod<T> method, HttpRequest.Builder request) {
    return call(method, request, idempotentPolicy, Secrets.of(null));
  }

  private <T> Call<T> call(
      ApiMethod<T> method, HttpRequest.Builder request, RetryPolicy policy, Secrets secrets) {
    return new Call<>(settings, method, request, policy, secrets);
  }

  /** A builder of clients, not thread-safe. */
  public static final class Builder {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private @Nullable Credentials credentials;
    private URI baseUri = DEFAULT_BASE_URI;
    private Duration callTimeout = CALL_TIMEOUT;
    private @Nullable Duration connectTimeout;
    private @Nullable ProxySelector proxy;
    private @Nullable HttpClient httpClient;
    private final List<CallListener> listeners = new ArrayList<>();
    private RetryPolicy createPolicy = RetryPolicy.never();
    private RetryPolicy idempotentPolicy = RetryPolicy.upTo(3);
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.REAL;
    private ServerAddresses.Resolver resolver = InetAddress::getAllByName;

    private Builder() {}

    /**
     * Sets the service account's key, which every client needs.
     *
     * @param credentials the credentials
     * @return this builder
     */
    public Builder credentials(Credentials credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the base URI of the API, for example {@code http://127.0.0.1:8080}. The default is
     * {@link #DEFAULT_BASE_URI}.
     *
     * <p>If the host has several addresses, an http URI tries them all before a call fails. The
     * JDK's client tries the first only, so an https URI and a proxy do the same.
     *
     * @param baseUri an http or https URI of a host, a port, and an optional path that comes before
     *     {@code /platform_api}
     * @return this builder
     * @throws IllegalArgumentException if {@code baseUri} is another kind of URI
     */
    public Builder baseUri(URI baseUri) {
      this.baseUri = BaseUri.checked(baseUri);
      return this;
    }

    /**
     * Sets the timeout of a whole call: connecting, all attempts, the delays between them, and
     * reading the response. The default is 30 seconds.
     *
     * @param callTimeout the timeout, more than zero
     * @return this builder
     * @throws IllegalArgumentException if {@code callTimeout} is not more than zero
     */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = Preconditions.positive(callTimeout, "call timeout");
      return this;
    }

    /**
     * Sets the timeout of connecting. The default is 5 seconds.
     *
     * @param connectTimeout the timeout, more than zero
     * @return this builder
     * @throws IllegalArgumentException if {@code connectTimeout} is not more than zero
     */
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = Preconditions.positive(connectTimeout, "connect timeout");
      return this;
    }

    /**
     * Sets the HTTP proxy. The default is the JDK's.
     *
     * @param proxy selects the proxy of each host
     * @return this builder
     */
    public Builder proxy(ProxySelector proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * Sets an HTTP client of your own, with its connect timeout, proxy and TLS settings. It must
     * not follow redirects, which would send the token to other servers.
     *
     * @param httpClient the HTTP client, which this client does not close
     * @return this builder
     * @throws IllegalArgumentException if {@code httpClient} follows redirects
     */
    public Builder httpClient(HttpClient httpClient) {
      Objects.requireNonNull(httpClient, "httpClient");
      if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
        throw new IllegalArgumentException(
            "An HTTP client that follows redirects may send the token to other servers");
      }
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Sets how the creation of a SIP registration is retried. The default is never, because it
     * costs money.
     *
     * <p>It is retried only if the request was certainly not processed: no connection was made, the
     * API reported that its rate limit was exceeded (code 340), or the response was status 429 with
     * {@code Retry-After}. {@link SipRegistrationClient#createOrFind} also creates again after it
     * has looked and found nothing.
     *
     * @param policy the attempts and delays
     * @return this builder
     */
    public Builder retryCreate(RetryPolicy policy) {
      this.createPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets how the calls are retried that may be carried out twice without harm: binding,
     * unbinding, updating, deleting and listing. The default is up to three attempts.
     *
     * <p>They are retried if the request was not processed, if its response was lost or unusable,
     * and after a server error (status 5xx).
     *
     * @param policy the attempts and delays
     * @return this builder
     */
    public Builder retryIdempotent(RetryPolicy policy) {
      this.idempotentPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Adds a listener to every call and attempt, for metrics and traces.
     *
     * @param listener the listener, which is called after those that were added before
     * @return this builder
     */
    public Builder listener(CallListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    Builder resolver(ServerAddresses.Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /**
     * Returns a client with these settings, which connects at its first call.
     *
     * @return the client
     * @throws IllegalStateException if credentials are missing, or if a connect timeout or a proxy
     *     was set together with an HTTP client
     */
    public SipRegistrationClient build() {
      if (credentials == null) {
        throw new IllegalStateException("A client needs credentials: call credentials(…)");
      }
      return new SipRegistrationClient(this, credentials);
    }

    private HttpClient httpClientToUse() {
      if (httpClient == null) {
        return SharedHttpClients.get(
            Objects.requireNonNullElse(connectTimeout, CONNECT_TIMEOUT), proxy);
      }
      if (connectTimeout != null || proxy != null) {
        throw new IllegalStateException(
            "An HTTP client of your own has its own connect timeout and proxy: set them there");
      }
      return httpClient;
    }
  }
}
