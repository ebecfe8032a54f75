package dev.sipregistration.mockserver;

import static java.util.Map.entry;

import dev.sipregistration.mockserver.auth.AnyToken;
import dev.sipregistration.mockserver.auth.ApiKeys;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.ClaimedAccount;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.RefreshingAuthenticator;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.auth.TokenVerifier;
import dev.sipregistration.mockserver.callbacks.CallbackSender;
import dev.sipregistration.mockserver.callbacks.ReceivedCallbacks;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.admin.AdminApi;
import dev.sipregistration.mockserver.internal.admin.AdminProbes;
import dev.sipregistration.mockserver.internal.admin.model.CallbackSources;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.admin.model.WrittenResponse;
import dev.sipregistration.mockserver.internal.admin.security.AdminGate;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.http.CorsPolicy;
import dev.sipregistration.mockserver.internal.http.ErrorReport;
import dev.sipregistration.mockserver.internal.http.FileHandler;
import dev.sipregistration.mockserver.internal.http.FixedResponse;
import dev.sipregistration.mockserver.internal.http.HandlerMapping;
import dev.sipregistration.mockserver.internal.http.HeadCheck;
import dev.sipregistration.mockserver.internal.http.HttpLimits;
import dev.sipregistration.mockserver.internal.http.HttpListeners;
import dev.sipregistration.mockserver.internal.http.HttpsConnector;
import dev.sipregistration.mockserver.internal.http.LazyHandler;
import dev.sipregistration.mockserver.internal.http.ProbeHandler;
import dev.sipregistration.mockserver.internal.http.Workload;
import dev.sipregistration.mockserver.internal.metrics.CallCounters;
import dev.sipregistration.mockserver.internal.metrics.Metrics;
import dev.sipregistration.mockserver.internal.rest.PlatformApi;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.state.ServerState;
import dev.sipregistration.mockserver.internal.store.DueScheduler;
import dev.sipregistration.mockserver.internal.text.ProductVersion;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import dev.sipregistration.mockserver.internal.ui.PageFiles;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainerProvider;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The parts of a running server, and how they are connected. */
final class ServerWiring implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ServerWiring.class.getName());

  /**
   * The largest seed that can be loaded over HTTP. To read one takes some sixty times its size, and
   * a server that runs out of memory ends.
   */
  private static final int MOST_SEED_BYTES =
      (int) Math.min(SeedFile.MOST_BYTES, Runtime.getRuntime().maxMemory() / 64);

  /** Without a random seed, faults are still the same at each start. */
  private static final long DEFAULT_RANDOM_SEED = 0;

  /**
   * Jersey gathers a response of the platform's API, in this many bytes, to know its length. Those
   * in JSON say theirs; all others are errors in plain text.
   */
  private static final int LONGEST_PLAIN_RESPONSE = 1_024;

  private static final KeyId SHARED_KEY_ID = new KeyId("shared");

  /** One key, under many ids, for all servers: making a key takes longer than starting a server. */
  private static final SigningKey SHARED_KEY = SigningKey.generated();

  final Clock systemClock = Clock.systemUTC();
  final ServerStore stored;
  final WorldStore store;
  final Keyring keys;
  final NewAccounts newAccounts;
  final Journal journal;
  final Faults faults;
  final Coverage coverage = PlatformApi.coverage();
  final CallbackSender callbacks;
  final ServerState state;
  final Optional<TlsIdentity> identity;
  final HttpListeners listeners;

  private final MockServerOptions.Values options;
  private final Metrics metrics;
  private final AdminApi admin;
  private final DueScheduler scheduler;
  private final ErrorReport errors = new ErrorReport(this::fail);
  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile boolean stopping;

  /** Starts the server. */
  ServerWiring(MockServerOptions.Values options) {
    this.options = options;
    Seed seed =
        options.randomSeed == null ? options.seed() : options.seed().withKeysOf(options.randomSeed);
    stored = ServerStore.open(options, seed, systemClock);
    store = stored.worlds();
    keys =
        new Keyring(
            store,
            stored.credentials(),
            keyId -> seeded(SigningKey.generated(), keyId),
            seeded(SHARED_KEY, SHARED_KEY_ID),
            stored.keeper());
    store.listen(new EnteringListener(keys::forgetGone));
    newAccounts = new NewAccounts(store, keys);
    PlatformSettings settings =
        new PlatformSettings(options.strict, options.rateLimit429, options.acceptApiKey);
    journal = new Journal(options.journalSize, PlatformApi.queryTargets(settings)::requireNames);
    faults =
        new Faults(
            Objects.requireNonNullElse(options.randomSeed, DEFAULT_RANDOM_SEED),
            PlatformApi.faultTargets());
    callbacks = CallbackSender.start(store, options.callbackHosts);
    state = new ServerState(store, keys, journal, faults, callbacks::forget);
    CallCounters counters = new CallCounters(PlatformApi::hasOperation);
    metrics = new Metrics(counters, store, callbacks.deliveries(), journal, faults);
    admin =
        new AdminApi(
            store,
            state,
            keys,
            systemClock,
            new Configuration(
                ProductVersion.read(), options.host, options.adminToken, this::commandLine),
            new CallbackSources(callbacks.deliveries(), receivedCallbacks()),
            journal,
            coverage,
            new Probes(this::isReady, metrics::scrape),
            faults);
    ResourceConfig platform =
        application()
            .property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, LONGEST_PLAIN_RESPONSE);
    PlatformApi.install(
        platform,
        new PlatformCalls(store),
        authenticator(),
        new ClaimedAccount(store),
        settings,
        store::now,
        List.of(journal, coverage, counters, admin.calls()),
        faults);
    scheduler = DueScheduler.start(store);
    try {
      identity = Optional.ofNullable(options.httpsPort).map(port -> identity());
      listeners = listen(platform);
    } catch (RuntimeException | Error failed) {
      scheduler.close();
      callbacks.close();
      stored.close();
      throw failed;
    }
  }

  /** Returns what was collected, or nothing if the server does not collect. */
  Optional<ReceivedCallbacks> receivedCallbacks() {
    return options.callbackSink ? Optional.of(callbacks.collected()) : Optional.empty();
  }

  private HttpListeners listen(ResourceConfig platform) {
    PageFiles page = new PageFiles();
    FileHandler platformHandler =
        new FileHandler(Map.of("/", PageFiles.ROOT), path -> Optional.empty(), container(platform));
    ProbeHandler probes = probes(new LazyHandler(this::adminContainer));
    AdminGate gate = admin.gate(path -> page.find(path).isPresent());
    return HttpListeners.open(
        options.host,
        options.port,
        identity.map(this::httpsConnector),
        HttpLimits.standard().withBody(AdminApi.SEED_PATH, MOST_SEED_BYTES),
        options.accessLog,
        systemClock,
        errors,
        List.of(
            new HandlerMapping(
                AdminApi.ROOT,
                List.of(),
                new FileHandler(Map.of(), page::find, probes),
                (method, path) -> adminWorkload(probes, method, path),
                CorsPolicy.NONE,
                (path, secure, headers) ->
                    gate.refusal(path, secure, headers).map(ServerWiring::response)),
            platformMapping(PlatformApi.ROOT, platformHandler, cors()),
            platformMapping("", platformHandler, CorsPolicy.NONE)));
  }

  private HandlerMapping platformMapping(String root, FileHandler handler, CorsPolicy cors) {
    return new HandlerMapping(
        root,
        PlatformApi.METHODS,
        handler,
        (method, path) -> faults.any() ? Workload.DELAYED : Workload.SHORT,
        cors,
        HeadCheck.NONE);
  }

  private static Workload adminWorkload(ProbeHandler probes, String method, String path) {
    if (probes.isProbe(method, path)) {
      return Workload.IMMEDIATE;
    }
    return method.equals("PUT") && path.equals(AdminApi.SEED_PATH) ? Workload.HEAVY : Workload.LONG;
  }

  /** Makes a generated key depend on the random seed, if there is one. */
  private SigningKey seeded(SigningKey key, KeyId keyId) {
    return options.randomSeed == null ? key : key.orSeeded(options.randomSeed, keyId);
  }

  private Authenticator authenticator() {
    Authenticator tokens = tokens();
    Authenticator all = options.acceptApiKey ? new ApiKeys(tokens, store) : tokens;
    return new RefreshingAuthenticator(store, all);
  }

  private Authenticator tokens() {
    if (options.acceptAnyToken) {
      return new AnyToken(store, store.firstOfSeed().map(Account::id));
    }
    TokenVerifier verifier = new TokenVerifier(store, systemClock);
    store.listen(new EnteringListener(verifier::forget));
    return verifier;
  }

  private TlsIdentity identity() {
    return options.keyStore == null
        ? TlsIdentity.selfSigned(systemClock.instant(), options.host)
        : options.keyStore;
  }

  private HttpsConnector httpsConnector(TlsIdentity shown) {
    return new HttpsConnector(Objects.requireNonNull(options.httpsPort), shown.serverContext());
  }

  /** Returns the options by their names on the command line, without secrets. */
  private SortedMap<String, String> commandLine() {
    return new TreeMap<>(
        Map.ofEntries(
            entry("--host", options.host),
            entry("--port", String.valueOf(listeners.uri().getPort())),
            entry("--https-port", listeners.secureUri().map(ServerWiring::port).orElse("none")),
            entry("--cors", options.cors.isEmpty() ? "none" : String.join(",", options.cors)),
            entry("--callback-hosts", String.join(",", options.callbackHosts.rules())),
            entry("--callback-sink", String.valueOf(options.callbackSink)),
            entry("--journal-size", String.valueOf(options.journalSize)),
            entry("--strict", String.valueOf(options.strict)),
            entry("--accept-any-token", String.valueOf(options.acceptAnyToken)),
            entry("--accept-api-key", String.valueOf(options.acceptApiKey)),
            entry("--rate-limit-429", String.valueOf(options.rateLimit429)),
            entry("--random-seed", Objects.toString(options.randomSeed, "none")),
            entry("--store", options.store.toString()),
            entry("--store-cache", String.valueOf(options.storeCache))));
  }

  private static String port(URI uri) {
    return String.valueOf(uri.getPort());
  }

  /** Most servers of tests are controlled from Java, and never need the admin application. */
  private GrizzlyHttpContainer adminContainer() {
    ResourceConfig application = application();
    admin.install(application);
    return container(application);
  }

  /** Keeps health and readiness from waiting for the admin application. */
  private ProbeHandler probes(LazyHandler application) {
    return new ProbeHandler(
        Map.of(
            AdminProbes.HEALTH_PATH, () -> response(AdminProbes.health(ProductVersion.read())),
            AdminProbes.READINESS_PATH, () -> response(AdminProbes.readiness(isReady()))),
        application);
  }

  private static FixedResponse response(WrittenResponse written) {
    return new FixedResponse(
        written.status(), written.contentType(), written.headers(), written.body());
  }

  private CorsPolicy cors() {
    return new CorsPolicy(options.cors, PlatformApi.READABLE_HEADERS);
  }

  private static GrizzlyHttpContainer container(ResourceConfig application) {
    return new GrizzlyHttpContainerProvider()
        .createContainer(GrizzlyHttpContainer.class, application);
  }

  /** Nothing is scanned or discovered: all that serves is registered by hand. */
  private ResourceConfig application() {
    return new ResourceConfig()
        .register(new ErrorMapper(errors))
        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
        .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
        .property(ServerProperties.MOXY_JSON_FEATURE_DISABLE, true)
        .property(ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
        .property(ServerProperties.BV_FEATURE_DISABLE, true)
        .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
  }

  /** Runs an action whenever another world was entered. */
  private record EnteringListener(Runnable action) implements CommitListener {
    @Override
    public void committed(AccountStatus account) {}

    @Override
    public void entered() {
      action.run();
    }
  }

  /** Whoever started the server decides what an error means for the process. */
  private void fail(Error error) {
    if (options.onError != null) {
      options.onError.accept(error);
      return;
    }
    stopping = true;
    if (failed.compareAndSet(false, true)) {
      LOG.log(Level.ERROR, "The mock server closes after an error", error);
      // The thread that failed may be one that closing waits for.
      DaemonThreads.start("mock-server-close", this::close);
    }
  }

  private boolean isReady() {
    return !stopping && stored.available().getAsBoolean();
  }

  boolean isClosed() {
    return stopping;
  }

  /** Threads may close it at once: each returns when all is closed. */
  @Override
  public void close() {
    stopping = true;
    closeOneByOne();
  }

  private synchronized void closeOneByOne() {
    scheduler.close();
    admin.close();
    listeners.close();
    callbacks.close();
    metrics.close();
    stored.close();
  }
}
