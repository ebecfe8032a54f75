package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.AnyToken;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.auth.TokenVerifier;
import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.callbacks.CallbackHosts;
import dev.sipregistration.mockserver.callbacks.CallbackSender;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountSetup;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.admin.AdminApi;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.http.HandlerMapping;
import dev.sipregistration.mockserver.internal.http.HttpLimits;
import dev.sipregistration.mockserver.internal.http.HttpListeners;
import dev.sipregistration.mockserver.internal.http.HttpsConnector;
import dev.sipregistration.mockserver.internal.http.LazyHandler;
import dev.sipregistration.mockserver.internal.metrics.CallCounters;
import dev.sipregistration.mockserver.internal.metrics.Metrics;
import dev.sipregistration.mockserver.internal.rest.PlatformApi;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.store.DueScheduler;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainerProvider;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * A server that behaves like the SIP registration calls of the platform.
 *
 * <p>It listens from the moment it is started until it is closed. Safe for use by many threads.
 */
public final class MockServer implements AutoCloseable {
  /** Chance is the same at each start unless somebody wants another. */
  private static final long USUAL_CHANCE = 0;

  /** What the key of all new accounts is made of, if it is made of a number. */
  private static final KeyId SHARED_KEY_ID = new KeyId("shared");

  /** One key, under many ids, for all servers: to make one takes longer than a start does. */
  private static final SigningKey SHARED_KEY = SigningKey.generated();

  private final MockServerOptions options;
  private final Seed seed;
  private final Clock systemClock = Clock.systemUTC();
  private final MemoryStore store;
  private final DueScheduler timer;
  private final CallbackSender callbacks;
  private final Keyring keys;
  private final NewAccounts newAccounts;
  private final Journal journal;
  private final Faults faults;
  private final Coverage coverage;
  private final Metrics metrics;
  private final AdminApi admin;
  private final Optional<TlsIdentity> identity;
  private final HttpListeners door;
  private volatile boolean stopping;

  private MockServer(MockServerOptions options) {
    this.options = options;
    seed = seed(options);
    store = new MemoryStore(seed.world(), systemClock);
    Authenticator tokens =
        options.anyToken()
            ? new AnyToken(store::serviceAccount)
            : new TokenVerifier(store, systemClock);
    journal = new Journal(options.journalSize());
    faults = new Faults(options.randomSeed().orElse(USUAL_CHANCE), PlatformApi.faultTargets());
    coverage = PlatformApi.coverage();
    RolePolicy roles = RolePolicy.vendor();
    CallCounters tally = new CallCounters(roles::knows);
    keys =
        new Keyring(
            store,
            seed.credentials(),
            keyId -> chosen(options, SigningKey.generated(), keyId),
            chosen(options, SHARED_KEY, SHARED_KEY_ID));
    newAccounts = new NewAccounts(store, keys);
    callbacks = CallbackSender.start(store, CallbackHosts.of(options.callbackHosts()));
    metrics = new Metrics(tally, store, callbacks.deliveries(), journal, faults);
    Probes operations = new Probes(() -> !stopping, metrics::scrape);
    admin =
        new AdminApi(
            store,
            keys,
            systemClock,
            configuration(),
            callbacks.deliveries(),
            journal,
            coverage,
            operations,
            faults);
    ResourceConfig platform = application();
    PlatformApi.install(
        platform,
        new PlatformCalls(store),
        tokens,
        roles,
        new PlatformSettings(options.strict(), options.rateLimit429()),
        store::now,
        List.of(journal, coverage, tally, admin.calls()),
        faults);
    identity = identity();
    door =
        HttpListeners.open(
            options.host(),
            options.port(),
            identity.map(shown -> securePort(options, shown)),
            HttpLimits.standard().withBody(AdminApi.SEED_PATH, SeedFile.MOST_BYTES),
            options.accessLog(),
            List.of(
                new HandlerMapping(
                    AdminApi.ROOT, AdminApi.METHODS, new LazyHandler(this::adminContainer)),
                new HandlerMapping("", PlatformApi.METHODS, container(platform), faults::any)));
    timer = DueScheduler.start(store);
  }

  /** Nothing is made, and no library for it loaded, unless it is asked for. */
  private Optional<TlsIdentity> identity() {
    if (options.httpsPort().isEmpty()) {
      return Optional.empty();
    }
    return options
        .tlsIdentity()
        .or(() -> Optional.of(TlsIdentity.selfSigned(systemClock.instant(), options.host())));
  }

  private static HttpsConnector securePort(MockServerOptions options, TlsIdentity identity) {
    return new HttpsConnector(options.httpsPort().orElseThrow(), identity.serverContext());
  }

  /**
   * Starts a server with the demo world, on loopback, on any free port.
   *
   * @return the server, listening
   * @throws UncheckedIOException if it cannot listen
   */
  public static MockServer start() {
    return start(MockServerOptions.defaults());
  }

  /**
   * Starts a server.
   *
   * @param options how
   * @return the server, listening
   * @throws UncheckedIOException if it cannot listen: the port is taken, or the host is not of this
   *     machine
   * @throws IllegalArgumentException if other machines can reach the host, and there is no admin
   *     token
   */
  public static MockServer start(MockServerOptions options) {
    if (options.adminToken().isEmpty() && isWithinReachOfOthers(options.host())) {
      throw new IllegalArgumentException(
          "host "
              + options.host()
              + " can be reached from other machines, so the admin API needs a token");
    }
    return new MockServer(options);
  }

  private static boolean isWithinReachOfOthers(String host) {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  /**
   * Returns where the server is, for a client's base URI.
   *
   * @return scheme, host and port, without a path
   */
  public URI baseUri() {
    return door.uri();
  }

  /**
   * Returns where the server is, for a client that speaks HTTPS.
   *
   * @return scheme, host and port, without a path
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public URI httpsUri() {
    return door.secureUri().orElseThrow(MockServer::withoutHttps);
  }

  /**
   * Returns the certificate that the server shows to those who speak HTTPS, for clients to trust.
   *
   * @return PEM; the server's own certificate first, where its key store has more
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public String certificatePem() {
    return identity.orElseThrow(MockServer::withoutHttps).pem();
  }

  /**
   * Returns what a Java client needs to trust this server, and no other.
   *
   * @return a context for clients
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public SSLContext clientSslContext() {
    return identity.orElseThrow(MockServer::withoutHttps).clientContext();
  }

  private static IllegalStateException withoutHttps() {
    return new IllegalStateException("HTTPS is off: start with MockServerOptions.withHttpsPort");
  }

  /**
   * Returns the credentials of a service account of the seed.
   *
   * @param serviceAccount its name; the demo world has one per role, such as {@code owner}
   * @return its credentials, with the private key
   * @throws NoSuchElementException if the seed has none of that name, or only its public key
   */
  public Credentials credentials(String serviceAccount) {
    return keys.named(serviceAccount)
        .orElseThrow(
            () -> new NoSuchElementException("The seed has no credentials of " + serviceAccount));
  }

  /**
   * Returns the real time, by which tokens are judged whatever the mock server's own clock says.
   *
   * @return the system's time
   */
  public Instant systemTime() {
    return systemClock.instant();
  }

  /**
   * Opens an account that has all that the demo account has, under the same ids, so that a test can
   * have one of its own. Its name is made of its id. A reset closes it.
   *
   * @return the account, with the credentials of an owner
   */
  public MockAccount newAccount() {
    return newAccount(account -> account);
  }

  /**
   * Opens an account that has all that the demo account has, and what is changed of it. Its name is
   * made of its id. A reset closes it.
   *
   * @param change what is to be otherwise than in the demo account
   * @return the account, with the credentials of an owner
   * @throws IllegalArgumentException if the change makes no account
   */
  public MockAccount newAccount(UnaryOperator<AccountBuilder> change) {
    return new MockAccount(this, newAccounts.open(Set.of(Role.OWNER), change).credentials());
  }

  /**
   * Returns an account that is there already, such as {@code demo}.
   *
   * @param name its name
   * @return the account, with the credentials of its owner, or of its first service account if it
   *     has no owner
   * @throws NoSuchElementException if there is no account of that name, or none of its service
   *     accounts has a private key that is known here
   */
  public MockAccount accountNamed(String name) {
    AccountId id =
        store
            .accountNamed(name)
            .orElseThrow(() -> new NoSuchElementException("There is no account " + name));
    return keys.find(id, Role.OWNER)
        .or(() -> keys.find(id))
        .map(credentials -> new MockAccount(this, credentials))
        .orElseThrow(
            () -> new NoSuchElementException("No private key of the account is known: " + name));
  }

  /**
   * Adds a service account with a new key.
   *
   * @param account its account
   * @param roles what it may do; none means an owner
   * @return its credentials
   * @throws NoSuchElementException if there is no such account
   */
  public Credentials newServiceAccount(AccountId account, Role... roles) {
    return valueOf(keys.issue(account, rolesOrOwner(roles)));
  }

  /**
   * Returns the present state as a seed, which loads to the same state again, for {@link
   * Seed#fromYaml}, {@code --seed} or a file that is put under version control. Private keys are
   * not in it, nor are secrets: passwords of SIP registrations, API keys and callback salts.
   *
   * @return the text of a seed file
   */
  public String exportSeed() {
    return export(false);
  }

  /**
   * Returns the present state as a seed with all its secrets but private keys.
   *
   * @return the text of a seed file, to be kept where secrets are kept
   */
  public String exportSeedWithSecrets() {
    return export(true);
  }

  private String export(boolean secrets) {
    store.catchUp();
    return SeedFile.write(store.world(), secrets);
  }

  /**
   * Puts another seed in the place of everything, the clock included. A reset then returns to it.
   * The journal is emptied and faults are removed, as a reset does; calls under way end in the old
   * world; snapshots stay.
   *
   * @param seed the seed, such as {@link Seed#fromYaml} makes of an export
   */
  public void load(Seed seed) {
    keys.add(seed.credentials());
    admin.reset(seed.world());
  }

  /**
   * Returns an account as it is now, with all that is in it. It is a value of its own and changes
   * no more.
   *
   * @param account its id
   * @return the account
   * @throws NoSuchElementException if there is no such account
   */
  public Account account(AccountId account) {
    return find(account)
        .orElseThrow(() -> new NoSuchElementException("There is no account " + account));
  }

  Optional<Account> find(AccountId account) {
    return store.find(account);
  }

  AccountSetup setup() {
    return new AccountSetup(store);
  }

  /**
   * Returns the time of the server, which can be moved.
   *
   * @return the clock, one for all accounts
   */
  public MockClock clock() {
    return new MockClock(store);
  }

  /**
   * Returns what happens to one account from outside the vendor's API: deposits, users who log in
   * and off, registrars, terms and options.
   *
   * @return the use cases
   */
  public AccountControl control() {
    return new AccountControl(store);
  }

  /**
   * Returns what became of the callbacks to the owners of accounts.
   *
   * @return a view that stays true
   */
  public CallbackDeliveries callbacks() {
    return callbacks.deliveries();
  }

  /**
   * Returns the latest calls of the platform's API, to be asked what was called and with what.
   *
   * @return the journal, which a reset empties
   */
  public Journal journal() {
    return journal;
  }

  /**
   * Returns what goes wrong with calls of the platform's API, to which more can be added. Calls of
   * the admin API are never struck.
   *
   * @return the faults, which a reset removes
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Returns which operations, parameters, forms and refusals of the platform's API were used. It
   * goes on over resets.
   *
   * @return the coverage
   */
  public Coverage coverage() {
    return coverage;
  }

  /**
   * Keeps everything, the clock included, under a name. What was kept under it before is replaced.
   *
   * @param name any name
   */
  public void save(String name) {
    store.save(name);
  }

  /**
   * Returns to what was kept under a name. Calls under way end in the old world.
   *
   * @param name the name
   * @throws NoSuchElementException if nothing is kept under it; nothing has changed then
   */
  public void restore(String name) {
    if (!admin.restore(name)) {
      throw new NoSuchElementException("There is no snapshot " + name);
    }
  }

  /**
   * Returns everything to the seed that was loaded last, the clock included, empties the journal
   * and removes all faults. Calls under way end in the old world.
   */
  public void reset() {
    admin.reset();
  }

  /**
   * Stops the server. It takes no more calls, and answers those under way; what takes longer than
   * some seconds stays without an answer, and callbacks that wait are not sent.
   */
  @Override
  public void close() {
    stopping = true;
    timer.close();
    door.close();
    callbacks.close();
    metrics.close();
  }

  private static Seed seed(MockServerOptions options) {
    OptionalLong number = options.randomSeed();
    return number.isPresent() ? options.seed().withKeysOf(number.getAsLong()) : options.seed();
  }

  /** Not by chance, if chance is to be the same each time. */
  private static SigningKey chosen(MockServerOptions options, SigningKey key, KeyId keyId) {
    OptionalLong number = options.randomSeed();
    return number.isPresent() ? key.orSeeded(number.getAsLong(), keyId) : key;
  }

  private static Set<Role> rolesOrOwner(Role... roles) {
    return roles.length == 0 ? Set.of(Role.OWNER) : Set.of(roles);
  }

  private static <T> T valueOf(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Accepted<T> accepted) {
      return accepted.value();
    }
    throw new NoSuchElementException("Refused: " + ((Outcome.Refused<T>) outcome).refusals());
  }

  private Configuration configuration() {
    return new Configuration(
        version(),
        options.host(),
        options.adminToken().orElse(null),
        () ->
            new TreeMap<>(
                Map.of(
                    "--host", options.host(),
                    "--port", String.valueOf(baseUri().getPort()),
                    "--https-port", door.secureUri().map(MockServer::port).orElse("none"),
                    "--callback-hosts", String.join(",", options.callbackHosts()),
                    "--journal-size", String.valueOf(options.journalSize()),
                    "--strict", String.valueOf(options.strict()),
                    "--accept-any-token", String.valueOf(options.anyToken()),
                    "--rate-limit-429", String.valueOf(options.rateLimit429()),
                    "--random-seed", randomSeed(options))));
  }

  private static String randomSeed(MockServerOptions options) {
    OptionalLong number = options.randomSeed();
    return number.isPresent() ? String.valueOf(number.getAsLong()) : "none";
  }

  private static String port(URI uri) {
    return String.valueOf(uri.getPort());
  }

  private static String version() {
    return Optional.ofNullable(MockServer.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Most servers of tests are controlled from Java, and never need this. */
  private GrizzlyHttpContainer adminContainer() {
    ResourceConfig application = application();
    admin.install(application);
    return container(application);
  }

  private static GrizzlyHttpContainer container(ResourceConfig application) {
    return new GrizzlyHttpContainerProvider()
        .createContainer(GrizzlyHttpContainer.class, application);
  }

  /** Nothing is scanned or discovered: all that serves is registered by hand. */
  private static ResourceConfig application() {
    return new ResourceConfig()
        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
        .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
        .property(ServerProperties.MOXY_JSON_FEATURE_DISABLE, true)
        .property(ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
        .property(ServerProperties.BV_FEATURE_DISABLE, true)
        .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
  }
}
