package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.admin.AdminApi;
import dev.sipregistration.mockserver.auth.AnyToken;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.auth.ServiceAccountDirectory;
import dev.sipregistration.mockserver.auth.TokenVerifier;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.http.HttpDoor;
import dev.sipregistration.mockserver.http.HttpLimits;
import dev.sipregistration.mockserver.rest.PlatformApi;
import dev.sipregistration.mockserver.store.DueTimer;
import dev.sipregistration.mockserver.store.MemoryStore;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * A server that behaves like the SIP registration calls of the platform.
 *
 * <p>It listens from the moment it is started until it is closed. Safe for use by many threads.
 */
public final class MockServer implements AutoCloseable {
  private final MockServerOptions options;
  private final Clock systemClock = Clock.systemUTC();
  private final MemoryStore store;
  private final DueTimer timer;
  private final HttpDoor door;

  private MockServer(MockServerOptions options) {
    this.options = options;
    store = new MemoryStore(options.seed().world(), systemClock);
    ServiceAccountDirectory robots = new StoredServiceAccounts(store);
    Authenticator tokens =
        options.anyToken() ? new AnyToken(robots) : new TokenVerifier(robots, systemClock);
    ResourceConfig application = application();
    PlatformApi.install(
        application, new SipRegistrations(store), tokens, RolePolicy.vendor(), options.strict());
    AdminApi.install(application, store, version());
    door =
        HttpDoor.open(
            options.host(),
            options.port(),
            HttpLimits.standard(),
            ContainerFactory.createContainer(GrizzlyHttpContainer.class, application));
    timer = DueTimer.start(store);
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
   */
  public static MockServer start(MockServerOptions options) {
    return new MockServer(options);
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
   * Returns the credentials of a service account of the seed.
   *
   * @param serviceAccount its name; the demo world has one per role, such as {@code owner}
   * @return its credentials, with the private key
   * @throws NoSuchElementException if the seed has none of that name, or only its public key
   */
  public Credentials credentials(String serviceAccount) {
    return options.seed().credentials().stream()
        .filter(credentials -> credentials.name().equals(serviceAccount))
        .findFirst()
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

  /** Returns everything to the seed, the clock included. Calls under way end in the old world. */
  public void reset() {
    store.reset();
  }

  /** Stops the server. Calls under way may stay without an answer. */
  @Override
  public void close() {
    timer.close();
    door.close();
  }

  private static String version() {
    return Optional.ofNullable(MockServer.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Nothing is scanned or discovered: all that serves is registered by hand. */
  private static ResourceConfig application() {
    return new ResourceConfig()
        .property(ServerProperties.WADL_FEATURE_DISABLE, true)
        .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
        .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
        .property(ServerProperties.MOXY_JSON_FEATURE_DISABLE, true)
        .property(ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
        .property(ServerProperties.BV_FEATURE_DISABLE, true)
        .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
  }
}
