package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.Persistence;
import dev.sipregistration.mockserver.internal.store.StoredAccount;
import dev.sipregistration.mockserver.internal.store.StoredState;
import dev.sipregistration.mockserver.internal.store.StoredWorld;
import dev.sipregistration.mockserver.internal.store.WorldLog;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  StoredState open(Supplier<World> seed) {
    deleteUnused();
    if (database.inTransaction(session -> number(session, "active_world")) == NONE) {
      World first = seed.get();
      return new StoredState(first, StoredWorld.unchanged(first, reset(first)), Map.of());
    }
    return database.inSnapshot(this::read);
  }

  private static long number(Session session, String column) throws SQLException {
    return session.one("select %s from stored_state".formatted(column), row -> row.getLong(1));
  }

  private StoredState read(Session session) throws SQLException {
    long number = number(session, "active_world");
    List<StoredAccount> stored = accounts.read(session, number);
    World world = worlds.read(session, number, stored);
    JdbcWorldLog log = log(number, WorldRows.offset(session, number));
    StoredState state =
        new StoredState(
            worlds.read(session, number(session, "seed_world")),
            new StoredWorld(
                world,
                WorldRows.version(session, number),
                stored,
                accounts.read(session, number + 1).stream().map(StoredAccount::account).toList(),
                log),
            snapshots(session));
    activate(log);
    return state;
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

  private Map<String, Supplier<World>> snapshots(Session session) throws SQLException {
    Map<String, Supplier<World>> found = new LinkedHashMap<>();
    session.forEach(
        "select name from snapshot",
        row -> {
          String name = row.getString(1);
          found.put(name, () -> snapshot(name));
        });
    return found;
  }

  private World snapshot(String name) {
    return database.inSnapshot(session -> worlds.read(session, snapshotNumber(session, name)));
  }

  private static long snapshotNumber(Session session, String name) throws SQLException {
    return session
        .query("select world from snapshot where name = ?", row -> row.getLong(1), name)
        .stream()
        .findFirst()
        .orElseThrow(() -> new StoreException("has lost a snapshot, which another server deleted"));
  }

  @Override
  public WorldLog reset() {
    return enter((session, number) -> worlds.copy(session, number(session, "seed_world"), number));
  }

  @Override
  public WorldLog reset(World newSeed) {
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
  public WorldLog restore(String snapshot) {
    return enter(
        (session, number) -> worlds.copy(session, snapshotNumber(session, snapshot), number));
  }

  @Override
  public WorldLog enter(World world) {
    makeKeys(world);
    return enter((session, number) -> worlds.insert(session, number, world));
  }

  private synchronized WorldLog enter(Entry entry) {
    JdbcWorldLog entered =
        database.inTransaction(
            session -> {
              long number = next(session, 2);
              entry.fill(session, number);
              worlds.copy(session, number, number + 1);
              session.update("update stored_state set active_world = ?", number);
              return log(number, shared ? WorldRows.setOffset(session, number) : 0);
            });
    activate(entered);
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
  public synchronized void forget(String snapshot) {
    database.change(
        session -> {
          next(session, 0);
          session.update("delete from snapshot where name = ?", snapshot);
        });
    deleteUnused();
  }

  synchronized void save(JdbcWorldLog log, String name, World world) {
    database.change(
        session -> {
          log.lock(session);
          long number = next(session, 1);
          if (log.isLeft()) {
            worlds.insert(session, number, world);
          } else {
            worlds.insertHead(session, number, world);
            worlds.copyAccounts(session, log.number(), number);
          }
          session.update("delete from snapshot where name = ?", name);
          session.update("insert into snapshot (name, world) values (?, ?)", name, number);
        });
    deleteUnused();
  }

  @Override
  public Optional<Map<String, Supplier<World>>> snapshots() {
    return shared ? Optional.of(database.inTransaction(this::snapshots)) : Optional.empty();
  }

  @Override
  public synchronized Optional<StoredState> follow() {
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
