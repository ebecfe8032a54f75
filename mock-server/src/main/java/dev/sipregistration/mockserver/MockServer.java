package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.callbacks.ReceivedCallbacks;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.RefusalText;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountSetup;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.text.Hosts;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A server that behaves like the SIP registration calls of the platform.
 *
 * <p>It listens from its start until it is closed. Safe for use by many threads.
 */
public final class MockServer implements AutoCloseable {
  private final ServerWiring wiring;

  private MockServer(ServerWiring wiring) {
    this.wiring = wiring;
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
   * @param options the options
   * @return the server, listening
   * @throws UncheckedIOException if it cannot listen: the port is taken, or the host is not of this
   *     machine
   * @throws StoreException if its store cannot be opened
   * @throws IllegalArgumentException if other machines can reach the host, and there is no admin
   *     token
   */
  public static MockServer start(MockServerOptions options) {
    MockServerOptions.Values values = options.values();
    if (values.adminToken == null && Hosts.isReachableFromOutside(values.host)) {
      throw new IllegalArgumentException(
          "host "
              + values.host
              + " can be reached from other machines, so the admin API needs a token");
    }
    return new MockServer(new ServerWiring(values));
  }

  /** {@return the address of the server, for a client's base URI: scheme, host and port} */
  public URI baseUri() {
    return wiring.listeners.uri();
  }

  /**
   * Returns the address of the server for HTTPS.
   *
   * @return scheme, host and port, without a path
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public URI httpsUri() {
    return wiring.listeners.secureUri().orElseThrow(MockServer::withoutHttps);
  }

  /**
   * Returns the certificate that the server presents for HTTPS, for clients to trust.
   *
   * @return PEM; the server's own certificate first, where its key store has more
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public String certificatePem() {
    return wiring.identity.orElseThrow(MockServer::withoutHttps).pem();
  }

  /**
   * Returns the TLS context of a client that trusts this server, and no other.
   *
   * @return the context
   * @throws IllegalStateException if the server was started without a port for HTTPS
   */
  public SSLContext clientSslContext() {
    return wiring.identity.orElseThrow(MockServer::withoutHttps).clientContext();
  }

  private static IllegalStateException withoutHttps() {
    return new IllegalStateException("HTTPS is off: set MockServerOptions.Builder.httpsPort");
  }

  /**
   * Returns the credentials of a service account of the seed.
   *
   * @param serviceAccount its name; the demo world has one per role, such as {@code owner}
   * @return its credentials, with the private key
   * @throws NoSuchElementException if the seed has none of that name, or only its public key
   */
  public Credentials credentials(String serviceAccount) {
    return keys()
        .named(serviceAccount)
        .orElseThrow(
            () -> new NoSuchElementException("The seed has no credentials of " + serviceAccount));
  }

  /**
   * Returns the credentials of all service accounts of the seed whose private keys are known.
   *
   * @return those of the first account under their names, others with {@code <account name>.}
   *     before it
   */
  public List<Credentials> seedCredentials() {
    return wiring.keys.ofSeed();
  }

  /**
   * {@return whether the server began with a state that its store had, and not with the seed of its
   * options}
   */
  public boolean hasContinued() {
    return wiring.stored.continued();
  }

  /**
   * {@return the system's time, which tokens are checked against, whatever the mock server's clock}
   */
  public Instant systemTime() {
    return wiring.systemClock.instant();
  }

  /**
   * Opens a copy of the seed's first account, with the same ids in it, so that a test can have an
   * account of its own: the demo account, unless the server has another seed. It has neither its
   * SIP registrations nor its API key. Its name contains its id. A reset removes it.
   *
   * @return the account, with the credentials of an owner
   */
  public MockAccount newAccount() {
    return newAccount(account -> account);
  }

  /**
   * Opens a changed copy of the seed's first account. Its name contains its id. A reset removes it.
   *
   * @param change the differences from that account
   * @return the account, with the credentials of an owner
   * @throws IllegalArgumentException if the change makes the account invalid
   */
  public MockAccount newAccount(UnaryOperator<AccountBuilder> change) {
    Set<Role> owner = Set.of(Role.OWNER);
    return new MockAccount(
        this, wiring.state.inOneWorld(() -> wiring.newAccounts.open(owner, change)).credentials());
  }

  /**
   * Returns an existing account, such as {@code demo}.
   *
   * @param name its name
   * @return the account, with the credentials of its owner, or of its first service account if it
   *     has no owner
   * @throws NoSuchElementException if there is no account of that name, or the server knows no
   *     private key of its service accounts
   */
  public MockAccount accountNamed(String name) {
    AccountId id =
        store()
            .accountNamed(name)
            .orElseThrow(() -> new NoSuchElementException("There is no account " + name));
    return wiring
        .keys
        .find(id, Role.OWNER)
        .or(() -> wiring.keys.find(id))
        .map(credentials -> new MockAccount(this, credentials))
        .orElseThrow(
            () -> new NoSuchElementException("No private key of the account is known: " + name));
  }

  /**
   * Adds a service account with a new key.
   *
   * @param account its account
   * @param roles its roles; none means an owner
   * @return its credentials
   * @throws NoSuchElementException if there is no such account
   */
  public Credentials newServiceAccount(AccountId account, Role... roles) {
    return keys()
        .issue(account, rolesOrOwner(roles))
        .orElseThrow(
            refusals ->
                new NoSuchElementException(new RefusalText(account, Map.of()).of(refusals)));
  }

  /**
   * Returns the present state as a seed, which loads to the same state again, for {@link
   * Seed#fromYaml}, {@code --seed} or a file under version control. It leaves out private keys and
   * secrets: passwords of SIP registrations, API keys, callback salts, and callback URLs with a
   * query.
   *
   * @return the text of a seed file
   * @throws SeedException if it is larger than a seed may be
   */
  public String exportSeed() {
    return export(false);
  }

  /**
   * Returns the present state as a seed with all its secrets but private keys.
   *
   * @return the text of a seed file
   * @throws SeedException if it is larger than a seed may be
   */
  public String exportSeedWithSecrets() {
    return export(true);
  }

  private String export(boolean secrets) {
    wiring.store.catchUp();
    return SeedFile.write(wiring.store.world(), secrets);
  }

  /**
   * Replaces everything, the clock included, by another seed, which later resets return to. Empties
   * the journal and removes all faults; snapshots stay. Calls in progress finish in the old world.
   *
   * @param seed the seed, such as an export read with {@link Seed#fromYaml}
   */
  public void load(Seed seed) {
    wiring.state.load(seed.world(), seed.credentials());
  }

  /**
   * Returns the present state of an account.
   *
   * @param account its id
   * @return an immutable account
   * @throws NoSuchElementException if there is no such account
   */
  public Account account(AccountId account) {
    return find(account)
        .orElseThrow(() -> new NoSuchElementException("There is no account " + account));
  }

  /** Returns the store, after what other servers on the same state have acknowledged. */
  private WorldStore store() {
    wiring.store.refresh();
    return wiring.store;
  }

  private Keyring keys() {
    wiring.store.refresh();
    return wiring.keys;
  }

  Optional<Account> find(AccountId account) {
    return store().find(account);
  }

  /** Returns an account to its beginning, and removes its faults, calls and received callbacks. */
  Outcome<Account> reset(AccountId account) {
    return wiring.state.reset(account);
  }

  AccountSetup setup() {
    return new AccountSetup(store());
  }

  /** {@return the clock of the server, one for all accounts} */
  public MockClock clock() {
    return new MockClock(wiring.store);
  }

  /**
   * {@return the use cases outside the vendor's API: deposits, users who log in and off,
   * registrars, terms and options}
   */
  public AccountControl control() {
    return new AccountControl(store());
  }

  /** {@return a live view of the deliveries of callbacks} */
  public CallbackDeliveries callbacks() {
    return wiring.callbacks.deliveries();
  }

  /**
   * Returns the callbacks that the server has collected itself.
   *
   * @return a live view
   * @throws IllegalStateException if the server was started without {@link
   *     MockServerOptions.Builder#callbackSink}
   */
  public ReceivedCallbacks receivedCallbacks() {
    return wiring
        .receivedCallbacks()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This server collects no callbacks: set"
                        + " MockServerOptions.Builder.callbackSink"));
  }

  /** {@return the journal of the latest calls of the platform's API, which a reset empties} */
  public Journal journal() {
    return wiring.journal;
  }

  /**
   * {@return the faults of the platform's API, which a reset removes; they never apply to the admin
   * API}
   */
  public Faults faults() {
    return wiring.faults;
  }

  /**
   * {@return which operations, parameters, forms and refusals of the platform's API were used; a
   * reset does not clear it}
   */
  public Coverage coverage() {
    return wiring.coverage;
  }

  /**
   * Saves everything, the clock included, as a snapshot. Replaces a snapshot of that name.
   *
   * @param name any name
   */
  public void save(String name) {
    wiring.store.save(name);
  }

  /**
   * Restores a snapshot. Calls in progress finish in the old world.
   *
   * @param name the name
   * @throws NoSuchElementException if there is no such snapshot; nothing changes then
   */
  public void restore(String name) {
    if (!wiring.state.restore(name)) {
      throw new NoSuchElementException("There is no snapshot " + name);
    }
  }

  /**
   * Returns everything, the clock included, to the seed that was loaded last, empties the journal
   * and removes all faults. Calls in progress finish in the old world.
   */
  public void reset() {
    wiring.state.reset();
  }

  /**
   * Stops the server. It accepts no more calls and completes those in progress. Calls that take
   * longer than some seconds get no response, and pending callbacks are not sent.
   */
  @Override
  public void close() {
    wiring.close();
  }

  /** {@return whether {@link #close()} was called} */
  public boolean isClosed() {
    return wiring.isClosed();
  }

  /** Returns the address, and whether the server is closed. */
  @Override
  public String toString() {
    return "MockServer[%s%s]".formatted(baseUri(), isClosed() ? ", closed" : "");
  }

  private static Set<Role> rolesOrOwner(Role... roles) {
    return roles.length == 0 ? Set.of(Role.OWNER) : Set.of(roles);
  }
}
