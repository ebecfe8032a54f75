package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.Persistence;
import dev.sipregistration.mockserver.internal.store.StoredWorld;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps worlds in a database. Every change is one transaction.
 *
 * <p>Each world that is entered gets a number of its own, and the number after it for its accounts
 * as they were opened. What is left is deleted afterwards, in another transaction.
 */
final class JdbcPersistence implements Persistence {
  /** The number of no world. */
  private static final long NONE = 0;

  private final Database database;
  private final boolean shared;
  private final AccountRows accounts;
  private final WorldRows worlds;

  /** Tells this server from others. */
  private final long owner;

  private volatile @Nullable JdbcWorldLog active;

  /**
   * @param shared whether other servers use the database at the same time
   */
  JdbcPersistence(Database database, boolean shared, boolean collecting) {
    this.database = database;
    this.shared = shared;
    accounts = new AccountRows(collecting);
    worlds = new WorldRows(accounts, shared);
    owner =
        database.inTransaction(
            session -> session.one("select nextval('server_number')", row -> row.getLong(1)));
  }

  /** Something that fills the rows of a world that is entered. */
  @FunctionalInterface
  private interface Entry {
    void fill(Session session, long number) throws SQLException;
  }

  /** Returns what is stored, after storing a seed if nothing is. */
  StoredWorld open(Supplier<World> seed) {
    deleteUnused();
    return database.inTransaction(session -> number(session, "active_world")) == NONE
        ? reset(seed.get())
        : database.inSnapshot(this::read);
  }

  private static long number(Session session, String column) throws SQLException {
    return session.one("select %s from stored_state".formatted(column), row -> row.getLong(1));
  }

  private StoredWorld read(Session session) throws SQLException {
    long number = number(session, "active_world");
    JdbcWorldLog log = log(number, WorldRows.offset(session, number));
    StoredWorld stored = worlds.stored(session, number, log);
    activate(log);
    return stored;
  }

  private JdbcWorldLog log(long number, long offset) {
    return shared
        ? new SharedWorldLog(this, database, accounts, worlds, number, offset)
        : new JdbcWorldLog(this, database, accounts, worlds, number);
  }

  private void activate(JdbcWorldLog entered) {
    JdbcWorldLog before = active;
    if (before != null) {
      before.leave();
    }
    active = entered;
  }

  @Override
  public World seed() {
    return database.inSnapshot(session -> worlds.read(session, number(session, "seed_world")));
  }

  @Override
  public Optional<Account> firstOfSeed() {
    return database.inSnapshot(session -> accounts.first(session, number(session, "seed_world")));
  }

  @Override
  public List<ServiceAccount> serviceAccountsOfSeed() {
    return database.inSnapshot(
        session -> ServiceAccountRows.read(session, number(session, "seed_world")));
  }

  @Override
  public Set<KeyId> keys() {
    return Set.copyOf(database.inTransaction(ServiceAccountRows::keys));
  }

  @Override
  public StoredWorld reset() {
    return enter((session, number) -> worlds.copy(session, number(session, "seed_world"), number));
  }

  @Override
  public StoredWorld reset(World newSeed) {
    makeKeys(newSeed);
    return enter(
        (session, number) -> {
          worlds.insert(session, number, newSeed);
          long seed = next(session, 1);
          worlds.copy(session, number, seed);
          session.update("update stored_state set seed_world = ?", seed);
        });
  }

  @Override
  public synchronized Optional<StoredWorld> restore(String snapshot) {
    if (database.inTransaction(session -> snapshot(session, snapshot)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        enter(
            (session, number) ->
                worlds.copy(
                    session,
                    snapshot(session, snapshot)
                        .orElseThrow(
                            () ->
                                new StoreException(
                                    "has lost a snapshot, which another server deleted")),
                    number)));
  }

  private static Optional<Long> snapshot(Session session, String name) throws SQLException {
    return session
        .query("select world from snapshot where name = ?", row -> row.getLong(1), name)
        .stream()
        .findFirst();
  }

  @Override
  public StoredWorld enter(World world) {
    makeKeys(world);
    return enter((session, number) -> worlds.insert(session, number, world));
  }

  private synchronized StoredWorld enter(Entry entry) {
    StoredWorld entered =
        database.inTransaction(
            session -> {
              long number = next(session, 2);
              entry.fill(session, number);
              worlds.copy(session, number, number + 1);
              session.update("update stored_state set active_world = ?", number);
              return worlds.stored(
                  session, number, log(number, shared ? WorldRows.setOffset(session, number) : 0));
            });
    activate((JdbcWorldLog) entered.log());
    deleteUnused();
    return entered;
  }

  /** What cannot be deleted now, because a step is still at it, is deleted later. */
  private void deleteUnused() {
    try {
      database.change(worlds::deleteUnused);
    } catch (StoreException inUse) {
      // Nobody reads it.
    }
  }

  /** A key that does not exist yet could not be written. */
  private static void makeKeys(World world) {
    world.serviceAccounts().parallelStream().forEach(one -> one.publicKey().getEncoded());
  }

  /** Draws numbers of worlds; servers that do so wait for each other until they commit. */
  static long next(Session session, int howMany) throws SQLException {
    session.update("update stored_state set next_world = next_world + ?", howMany);
    return number(session, "next_world") - howMany;
  }

  @Override
  public synchronized boolean forget(String snapshot) {
    boolean found =
        database.inTransaction(
            session -> {
              next(session, 0);
              return session.update("delete from snapshot where name = ?", snapshot) > 0;
            });
    deleteUnused();
    return found;
  }

  @Override
  public Set<String> snapshots() {
    return Set.copyOf(
        database.inTransaction(
            session -> session.query("select name from snapshot", row -> row.getString(1))));
  }

  synchronized void save(JdbcWorldLog log, String name) {
    database.change(
        session -> {
          log.lock(session);
          long number = next(session, 1);
          worlds.copy(session, log.number(), number);
          session.update("delete from snapshot where name = ?", name);
          session.update("insert into snapshot (name, world) values (?, ?)", name, number);
        });
    deleteUnused();
  }

  @Override
  public synchronized Optional<StoredWorld> follow() {
    JdbcWorldLog known = active;
    return database.inSnapshot(
        session ->
            known == null || number(session, "active_world") == known.number()
                ? Optional.empty()
                : Optional.of(read(session)));
  }

  @Override
  public boolean claimCallbacks(AccountId account) {
    JdbcWorldLog known = active;
    return !shared
        || (known != null
            && database.inTransaction(
                session -> ClaimRows.claim(session, known.number(), account, owner)));
  }

  @Override
  public void releaseCallbacks(AccountId account) {
    JdbcWorldLog known = active;
    if (shared && known != null) {
      database.change(session -> ClaimRows.release(session, known.number(), account, owner));
    }
  }
}
