package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.CredentialsKeeper;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import dev.sipregistration.mockserver.internal.store.StoredWorld;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in a database. */
public final class JdbcStore implements CredentialsKeeper, AutoCloseable {
  private static final Logger LOG = System.getLogger(JdbcStore.class.getName());

  /** How soon what another server has changed is noticed where nobody asks. */
  private static final Duration POLLED_EVERY = Duration.ofSeconds(1);

  private final Engine engine;
  private final Database database;
  private final MemoryStore store;
  private final List<Credentials> credentials;
  private final boolean continued;
  private final boolean shared;
  private final ScheduledThreadPoolExecutor polling = DaemonThreads.scheduler("store");
  private volatile boolean available = true;

  private JdbcStore(Engine engine, boolean reset, Seeding seeding) {
    this.engine = engine;
    database = engine.database();
    shared = engine.isShared();
    database.change(Schema::update);
    JdbcPersistence persistence = new JdbcPersistence(database, shared, seeding.collecting());
    boolean[] seeded = {false};
    StoredWorld stored =
        persistence.open(
            () -> {
              seeded[0] = true;
              keep(seeding.credentials());
              return seeding.world().get();
            });
    store =
        new MemoryStore(
            stored, persistence, seeding.system(), seeding.collecting(), seeding.mostInMemory());
    if (reset && !seeded[0]) {
      keep(seeding.credentials());
      store.reset(seeding.world().get());
    }
    continued = !seeded[0] && !reset;
    credentials = credentialsBut(Set.of());
    if (shared) {
      var unused =
          polling.scheduleWithFixedDelay(
              this::poll, POLLED_EVERY.toMillis(), POLLED_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private List<Credentials> credentialsBut(Set<KeyId> known) {
    return database.inTransaction(session -> CredentialsRows.read(session, known));
  }

  /**
   * Looks for what other servers have changed, so that callbacks and due events do not wait.
   * Whatever fails may succeed the next time; a task that throws would not run again.
   */
  private void poll() {
    try {
      store.pollOthers();
      setAvailable(true);
    } catch (RuntimeException failed) {
      setAvailable(false);
    }
  }

  private void setAvailable(boolean now) {
    if (available != now && !polling.isShutdown()) {
      available = now;
      LOG.log(
          now ? Level.INFO : Level.WARNING,
          now ? "The store is available again" : "The store is not available");
    }
  }

  /** Returns whether the store could be read lately, and can be written as far as is known. */
  public boolean isAvailable() {
    return available && database.isIntact();
  }

  /**
   * What a new store begins with.
   *
   * @param system the real time
   * @param collecting whether accounts keep their callbacks for a collector
   * @param mostInMemory how many accounts stay in memory after they were read
   */
  public record Seeding(
      Supplier<World> world,
      Collection<Credentials> credentials,
      InstantSource system,
      boolean collecting,
      int mostInMemory) {}

  /**
   * Opens a store in the files of a directory.
   *
   * @param reset whether to begin with the seed even if there is a state
   * @throws StoreException if it cannot be opened
   */
  public static JdbcStore inFiles(Path directory, boolean reset, Seeding seeding) {
    return open(FileEngine.open(directory), reset, seeding);
  }

  /**
   * Opens a store in a database of PostgreSQL.
   *
   * @param reset whether to begin with the seed even if there is a state
   * @throws StoreException if it cannot be opened
   */
  public static JdbcStore inPostgreSql(
      StoreAddress.PostgreSql address, @Nullable Secret password, boolean reset, Seeding seeding) {
    return open(PostgreSqlEngine.open(address, password), reset, seeding);
  }

  private static JdbcStore open(Engine engine, boolean reset, Seeding seeding) {
    try {
      JdbcStore store = engine.alone(() -> new JdbcStore(engine, reset, seeding));
      engine.opened();
      return store;
    } catch (RuntimeException | Error failed) {
      engine.close();
      throw failed;
    }
  }

  public MemoryStore store() {
    return store;
  }

  /** Returns whether the state was there before it was opened. */
  public boolean continued() {
    return continued;
  }

  /** Returns the credentials that were kept when it was opened, the oldest first. */
  public List<Credentials> credentials() {
    return credentials;
  }

  @Override
  public void keep(Collection<Credentials> added) {
    // Made before, and not in the transaction.
    added.parallelStream().forEach(one -> one.key().privateKey());
    database.change(session -> CredentialsRows.write(session, added));
  }

  @Override
  public Collection<Credentials> keptElsewhere(Set<KeyId> known) {
    return shared ? credentialsBut(known) : List.of();
  }

  @Override
  public OptionalLong newNumber() {
    return shared
        ? OptionalLong.of(
            database.inTransaction(
                session -> session.one("select nextval('key_number')", row -> row.getLong(1))))
        : OptionalLong.empty();
  }

  @Override
  public void close() {
    polling.shutdownNow();
    engine.close();
  }
}
