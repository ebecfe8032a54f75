package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.internal.admin.generated.AccountsApi;
import dev.sipregistration.mockserver.internal.admin.generated.ClockApi;
import dev.sipregistration.mockserver.internal.admin.generated.ClockChangeModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewAccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.SeedsApi;
import dev.sipregistration.mockserver.internal.admin.generated.SnapshotsApi;
import dev.sipregistration.mockserver.internal.admin.generated.StateApi;
import dev.sipregistration.mockserver.internal.remote.AdminClient;
import dev.sipregistration.mockserver.internal.remote.CredentialsReading;
import dev.sipregistration.mockserver.internal.remote.RequestRefusedException;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mock server in another process, such as a container or one that a team shares, through its
 * admin API. Its accounts are {@link MockAccount}s with the verbs of a server in this process.
 *
 * <p>Safe for use by many threads. It holds nothing that has to be closed. Its methods and those of
 * its accounts block until the server responds, and throw {@link UncheckedIOException} if it does
 * not.
 */
public final class RemoteMockServer {
  private final AdminClient client;

  private RemoteMockServer(AdminClient client) {
    this.client = client;
  }

  /**
   * Connects to a server without an admin token.
   *
   * @param uri scheme, host and port, such as {@code http://127.0.0.1:8080}
   * @return the server
   * @throws UncheckedIOException if nothing responds there
   * @throws IllegalStateException if it is no mock server, or needs an admin token
   */
  public static RemoteMockServer at(URI uri) {
    return connected(new AdminClient(uri, null));
  }

  /**
   * Connects to a server with an admin token.
   *
   * @param uri scheme, host and port, such as {@code http://127.0.0.1:8080}
   * @param adminToken the token that the server was started with
   * @return the server
   * @throws UncheckedIOException if nothing responds there
   * @throws IllegalStateException if it is no mock server, or has another admin token
   */
  public static RemoteMockServer at(URI uri, String adminToken) {
    return connected(new AdminClient(uri, new Secret(adminToken)));
  }

  private static RemoteMockServer connected(AdminClient client) {
    RemoteMockServer server = new RemoteMockServer(client);
    try {
      var unused = server.clock().now();
    } catch (RequestRefusedException refused) {
      throw new IllegalStateException(refused.getMessage(), refused);
    }
    return server;
  }

  /** {@return the address of the server, for a client's base URI: scheme, host and port} */
  public URI baseUri() {
    return client.server();
  }

  /**
   * Opens a copy of the first account of the server's seed, so that a test can have an account of
   * its own, as {@link MockServer#newAccount()} does.
   *
   * @return the account, with the credentials of an owner
   */
  public MockAccount newAccount() {
    return account(
        CredentialsReading.read(
            client.api(AccountsApi.class).openAccount(new NewAccountModel()).getCredentials()));
  }

  /**
   * Returns an existing account, such as {@code demo}. Adds a service account to it, because the
   * server does not tell the private keys of those that it has.
   *
   * @param name its name
   * @return the account, with the credentials of an owner
   * @throws NoSuchElementException if there is no account of that name
   */
  public MockAccount accountNamed(String name) {
    long id =
        client.api(AccountsApi.class).listAccounts().stream()
            .filter(account -> account.getAccountName().equals(name))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("There is no account " + name))
            .getAccountId();
    return account(RemoteAccount.newServiceAccount(client, id, Set.of(Role.OWNER)));
  }

  private MockAccount account(Credentials credentials) {
    return new MockAccount(
        new RemoteAccount(client, credentials.accountId(), clock()), credentials);
  }

  /** {@return the clock of the server, one for all accounts} */
  public MockClock clock() {
    return new MockClock(this::now, this::move);
  }

  private Instant now() {
    return client.api(ClockApi.class).getClock().getNow().toInstant();
  }

  private Instant move(ClockMove move) {
    try {
      return client.api(ClockApi.class).changeClock(change(move)).getNow().toInstant();
    } catch (RequestRefusedException refused) {
      throw new IllegalStateException(refused.getMessage(), refused);
    } catch (DateTimeException unwritable) {
      throw new IllegalStateException("The clock goes from 1970 to 9999, not " + move, unwritable);
    }
  }

  private ClockChangeModel change(ClockMove move) {
    if (move instanceof ClockMove.SetTo to) {
      return set(to.instant());
    }
    if (move instanceof ClockMove.AdvanceBy by) {
      return advance(by.amount());
    }
    return new ClockChangeModel().system(true);
  }

  /** The admin API has no signs in its spans. */
  private ClockChangeModel advance(TemporalAmount amount) {
    String span = amount.toString();
    return span.indexOf('-') < 0
        ? new ClockChangeModel().advance(span)
        : set(now().atOffset(ZoneOffset.UTC).plus(amount).toInstant());
  }

  private static ClockChangeModel set(Instant instant) {
    return new ClockChangeModel().set(instant.atOffset(ZoneOffset.UTC));
  }

  /**
   * Returns the present state as a seed, without private keys and secrets, as {@link
   * MockServer#exportSeed()} does.
   *
   * @return the text of a seed file
   */
  public String exportSeed() {
    return RemoteAccount.accepted(() -> client.api(SeedsApi.class).exportSeed(false, null));
  }

  /**
   * Replaces everything by another seed, which later resets return to.
   *
   * @param yaml the text of a seed file
   * @throws IllegalArgumentException if there is a mistake in it
   * @see Seed#fromYaml
   */
  public void load(String yaml) {
    run(() -> client.api(SeedsApi.class).loadSeed(yaml));
  }

  /**
   * Saves everything, the clock included, as a snapshot. Replaces a snapshot of that name.
   *
   * @param name any name
   */
  public void save(String name) {
    run(() -> client.api(SnapshotsApi.class).saveSnapshot(name));
  }

  /**
   * Restores a snapshot.
   *
   * @param name the name
   * @throws IllegalStateException if there is no such snapshot
   */
  public void restore(String name) {
    run(() -> client.api(SnapshotsApi.class).restoreSnapshot(name));
  }

  /**
   * Returns everything, the clock included, to the seed that was loaded last, empties the journal
   * and removes all faults. Whoever else uses the server loses their accounts.
   */
  public void reset() {
    run(() -> client.api(StateApi.class).resetState());
  }

  private static void run(Runnable request) {
    @Nullable Object unused =
        RemoteAccount.<@Nullable Object>accepted(
            () -> {
              request.run();
              return null;
            });
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return "RemoteMockServer[" + baseUri() + "]";
  }
}
