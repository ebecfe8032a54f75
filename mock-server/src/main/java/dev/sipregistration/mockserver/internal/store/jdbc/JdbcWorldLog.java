package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.Committed;
import dev.sipregistration.mockserver.internal.store.Decision;
import dev.sipregistration.mockserver.internal.store.KnownWorld;
import dev.sipregistration.mockserver.internal.store.OutdatedException;
import dev.sipregistration.mockserver.internal.store.Present;
import dev.sipregistration.mockserver.internal.store.StoredAccount;
import dev.sipregistration.mockserver.internal.store.StoredStatus;
import dev.sipregistration.mockserver.internal.store.WorldChange;
import dev.sipregistration.mockserver.internal.store.WorldLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps what becomes of one world in a database that only this process uses. */
class JdbcWorldLog implements WorldLog {
  final Database database;
  final AccountRows accounts;
  final WorldRows worlds;

  private final JdbcPersistence persistence;
  private final long number;
  private volatile boolean left;

  JdbcWorldLog(
      JdbcPersistence persistence,
      Database database,
      AccountRows accounts,
      WorldRows worlds,
      long number) {
    this.persistence = persistence;
    this.database = database;
    this.accounts = accounts;
    this.worlds = worlds;
    this.number = number;
  }

  final long number() {
    return number;
  }

  /** The rows of a world that was left may be gone, and nobody would read them. */
  final void leave() {
    left = true;
  }

  final boolean isLeft() {
    return left;
  }

  @Override
  public <T> Committed<T> change(Present known, Function<Present, Decision<T>> decide) {
    if (left) {
      return Committed.of(known.accounts(), known.accounts(), decide.apply(known));
    }
    Present tracked = tracked(known);
    Decision<T> decision = decide.apply(tracked);
    if (isChange(tracked, decision)) {
      change(session -> write(session, tracked, decision));
    }
    return Committed.of(known.accounts(), tracked.accounts(), decision);
  }

  @Override
  public <T> Committed<T> changeAll(KnownWorld known, WorldChange<T> change) {
    List<StoredAccount> concerned =
        reading(
            session ->
                concerned(
                    session,
                    known,
                    known.statuses(),
                    status -> change.concerns().test(status, known.clock())));
    return change(known.with(concerned), change.decide());
  }

  /** Returns the accounts of some statuses, and reads those that are not in memory. */
  final List<StoredAccount> concerned(
      Session session,
      KnownWorld known,
      List<StoredStatus> statuses,
      Predicate<AccountStatus> concerned)
      throws SQLException {
    List<StoredAccount> found = new ArrayList<>();
    for (StoredStatus one : statuses) {
      if (concerned.test(one.status())) {
        AccountId id = one.status().id();
        StoredAccount inMemory = known.inMemory().apply(id).orElse(null);
        if (inMemory == null) {
          found.add(accounts.read(session, number, id));
        } else if (inMemory.version() < one.version()) {
          found.add(accounts.readAfter(session, number, inMemory));
        } else {
          found.add(inMemory);
        }
      }
    }
    return found;
  }

  @Override
  public StoredAccount read(AccountId id) {
    return reading(session -> accounts.read(session, number, id));
  }

  @Override
  public Account opened(AccountId id) {
    return reading(session -> accounts.read(session, number + 1, id)).account();
  }

  /** Reads from the world, unless it was left: then its rows may be gone, or going. */
  private <T> T reading(Database.Work<T> work) {
    if (left) {
      throw new OutdatedException();
    }
    return database.inSnapshot(work);
  }

  /** Has accounts note what changes, so that only that is written. */
  static Present tracked(Present known) {
    return new Present(
        known.accounts().stream()
            .map(
                stored ->
                    new StoredAccount(
                        stored.account().with(stored.account().registrations().tracked()),
                        stored.version()))
            .toList(),
        known.clock(),
        known.ids(),
        known.nextSipRegistrationId());
  }

  @SuppressWarnings("ReferenceEquality") // What is the same object did not change.
  private static boolean isChange(Present before, Decision<?> decision) {
    for (int i = 0; i < before.accounts().size(); i++) {
      if (before.accounts().get(i).account() != decision.accounts().get(i)) {
        return true;
      }
    }
    return !before.clock().equals(decision.clock());
  }

  @SuppressWarnings("ReferenceEquality")
  final void write(Session session, Present before, Decision<?> decision) throws SQLException {
    for (int i = 0; i < before.accounts().size(); i++) {
      Account old = before.accounts().get(i).account();
      Account changed = decision.accounts().get(i);
      long version = before.accounts().get(i).version() + 1;
      if (old != changed && !accounts.update(session, number, old, changed, version)) {
        throw new StoreException("has lost account " + old.id());
      }
    }
    if (!before.clock().equals(decision.clock())) {
      worlds.setClock(session, number, decision.clock());
    }
  }

  @Override
  public void open(Account opened, long nextAccountId, long version) {
    change(
        session -> {
          requireKnown(WorldRows.setNextAccountId(session, number, nextAccountId, version));
          accounts.insert(session, number, opened);
          accounts.insert(session, number + 1, opened);
        });
  }

  @Override
  public void add(ServiceAccount added, long version) {
    change(
        session -> {
          requireKnown(WorldRows.touch(session, number, version));
          ServiceAccountRows.insert(session, number, added);
        });
  }

  static void requireKnown(boolean known) {
    if (!known) {
      throw new OutdatedException();
    }
  }

  @Override
  public void save(String name, Supplier<World> world) {
    if (left) {
      throw new OutdatedException();
    }
    persistence.save(this, name);
  }

  /** This world is left while another one is being entered. */
  @Override
  public boolean isBehind(long version) {
    return left;
  }

  /** Locks all that a copy of the world is made of, in the order of all that lock it. */
  void lock(Session session) throws SQLException {}

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
