package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.AccountChange;
import dev.sipregistration.mockserver.internal.store.Persistence;
import dev.sipregistration.mockserver.internal.store.StoredState;
import dev.sipregistration.mockserver.internal.store.WorldLog;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps worlds in a database that only this process uses. Every change is one transaction.
 *
 * <p>Each world that is entered gets a number of its own, and the number after it for its accounts
 * as they were opened. What is left is deleted afterwards, in another transaction.
 */
final class JdbcPersistence implements Persistence {
  /** The number of no world. */
  private static final long NONE = 0;

  private final Database database;
  private final AccountRows accounts = new AccountRows();
  private final WorldRows worlds = new WorldRows(accounts);
  private Log active = new Log(NONE);

  JdbcPersistence(Database database) {
    this.database = database;
  }

  /** Something that fills the rows of a world that is entered. */
  @FunctionalInterface
  private interface Entry {
    void fill(Session session, long number) throws SQLException;
  }

  /** Returns what is stored, after storing a seed if nothing is. */
  StoredState open(Supplier<World> seed) {
    long stored =
        database.inTransaction(
            session -> {
              worlds.deleteUnused(session);
              return number(session, "active_world");
            });
    if (stored == NONE) {
      World first = seed.get();
      return new StoredState(first, first, first.accounts(), Map.of(), reset(first));
    }
    return database.inTransaction(session -> read(session, stored));
  }

  private static long number(Session session, String column) throws SQLException {
    return session
        .query("select %s from stored_state".formatted(column), row -> row.getLong(1))
        .get(0);
  }

  private StoredState read(Session session, long number) throws SQLException {
    active = new Log(number);
    Map<String, Supplier<World>> snapshots =
        session.query("select name from snapshot", row -> row.getString(1)).stream()
            .collect(Collectors.toMap(Function.identity(), name -> () -> snapshot(name)));
    return new StoredState(
        worlds.read(session, number(session, "seed_world")),
        worlds.read(session, number),
        accounts.read(session, number + 1),
        snapshots,
        active);
  }

  private World snapshot(String name) {
    return database.inTransaction(session -> worlds.read(session, snapshots(session, name).get(0)));
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
        (session, number) -> worlds.copy(session, snapshots(session, snapshot).get(0), number));
  }

  @Override
  public WorldLog enter(World world) {
    makeKeys(world);
    return enter((session, number) -> worlds.insert(session, number, world));
  }

  private synchronized WorldLog enter(Entry entry) {
    long entered =
        database.inTransaction(
            session -> {
              long number = next(session, 2);
              entry.fill(session, number);
              worlds.copy(session, number, number + 1);
              session.update("update stored_state set active_world = ?", number);
              return number;
            });
    active.left = true;
    active = new Log(entered);
    deleteUnused();
    return active;
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

  private static long next(Session session, int howMany) throws SQLException {
    long number = number(session, "next_world");
    session.update("update stored_state set next_world = ?", number + howMany);
    return number;
  }

  private static List<Long> snapshots(Session session, String name) throws SQLException {
    return session.query("select world from snapshot where name = ?", row -> row.getLong(1), name);
  }

  @Override
  public synchronized void forget(String snapshot) {
    database.change(
        session -> {
          session.update("delete from snapshot where name = ?", snapshot);
          worlds.deleteUnused(session);
        });
  }

  private synchronized void save(Log log, String name, World world) {
    database.change(
        session -> {
          long number = next(session, 1);
          if (log.left) {
            worlds.insert(session, number, world);
          } else {
            worlds.insertHead(session, number, world);
            worlds.copyAccounts(session, log.number, number);
          }
          session.update("delete from snapshot where name = ?", name);
          session.update("insert into snapshot (name, world) values (?, ?)", name, number);
          worlds.deleteUnused(session);
        });
  }

  /** Keeps what becomes of one world. */
  private final class Log implements WorldLog {
    private final long number;
    private volatile boolean left;

    Log(long number) {
      this.number = number;
    }

    @Override
    public Account tracked(Account account) {
      return left ? account : account.with(account.registrations().tracked());
    }

    @Override
    public void write(Account before, Account after) {
      change(session -> write(session, before, after));
    }

    @Override
    public void write(List<AccountChange> changes, ClockSetting clock) {
      change(
          session -> {
            for (AccountChange one : changes) {
              write(session, one.before(), one.after());
            }
            worlds.setClock(session, number, clock);
          });
    }

    private void write(Session session, Account before, Account after) throws SQLException {
      if (!accounts.update(session, number, before, after)) {
        throw new StoreException("has lost account " + before.id());
      }
    }

    @Override
    public void open(Account opened, long nextAccountId) {
      change(
          session -> {
            accounts.insert(session, number, opened);
            accounts.insert(session, number + 1, opened);
            worlds.setNextAccountId(session, number, nextAccountId);
          });
    }

    @Override
    public void add(ServiceAccount added) {
      change(session -> worlds.insert(session, number, added));
    }

    @Override
    public void save(String name, World world) {
      JdbcPersistence.this.save(this, name, world);
    }

    /** The rows of a world that was left may be gone, and nobody would read them. */
    private void change(Database.Change change) {
      if (left) {
        return;
      }
      try {
        database.change(change);
      } catch (StoreException failed) {
        if (!left) {
          throw failed;
        }
      }
    }
  }
}
