package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.ListedAccount;
import dev.sipregistration.mockserver.internal.store.OutdatedException;
import dev.sipregistration.mockserver.internal.store.StoredAccount;
import dev.sipregistration.mockserver.internal.store.StoredWorld;
import dev.sipregistration.mockserver.internal.store.WorldLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of whole worlds, each of which has a number. */
final class WorldRows {
  /** Tables and all their columns after the world. */
  private static final List<String[]> TABLES =
      List.of(
          new String[] {
            "account",
            "account_id, highest_sip_registration_id, next_callback_id, next_due, latest_entry,"
                + " calls"
          },
          new String[] {"account_name", "account_id, name, email"},
          new String[] {"account_document", "account_id, document"},
          new String[] {"service_account", "account_id, key_id, name, roles, public_key"},
          new String[] {"sip_registration", "account_id, sip_registration_id, document"},
          new String[] {"ledger_entry", "account_id, number, document"},
          new String[] {"outbox_entry", "account_id, callback_id, document"});

  private final AccountRows accounts;
  private final boolean shared;

  /**
   * @param shared whether other servers use the database at the same time
   */
  WorldRows(AccountRows accounts, boolean shared) {
    this.accounts = accounts;
    this.shared = shared;
  }

  void insert(Session session, long number, World world) throws SQLException {
    insertHead(session, number, world);
    for (Account account : world.accounts()) {
      accounts.insert(session, number, account);
    }
    for (ServiceAccount one : world.serviceAccounts()) {
      ServiceAccountRows.insert(session, number, one);
    }
  }

  void insertHead(Session session, long number, World world) throws SQLException {
    session.update(
        "insert into world (world, next_account_id, next_sip_registration_id, clock_stopped_at)"
            + " values (?, ?, ?, ?)",
        number,
        world.nextAccountId(),
        world.nextSipRegistrationId(),
        stoppedAt(world.clock()));
  }

  /**
   * Copies everything of a world within the database.
   *
   * @throws OutdatedException if it is not there, because it was left
   */
  void copy(Session session, long from, long to) throws SQLException {
    int copied =
        session.update(
            "insert into world (world, next_account_id, next_sip_registration_id, clock_stopped_at)"
                + " select cast(? as bigint), next_account_id, next_sip_registration_id,"
                + " clock_stopped_at from world where world = ?",
            to,
            from);
    if (copied == 0) {
      throw new OutdatedException();
    }
    copyAccounts(session, from, to);
  }

  /** Copies everything of a world but its own row. */
  void copyAccounts(Session session, long from, long to) throws SQLException {
    for (String[] table : TABLES) {
      session.update(
          "insert into %1$s (world, %2$s) select cast(? as bigint), %2$s from %1$s where world = ?"
              .formatted(table[0], table[1]),
          to,
          from);
    }
  }

  /** Deletes every world that is neither in use nor the seed nor a snapshot. */
  void deleteUnused(Session session) throws SQLException {
    // So that no world is entered or saved meanwhile.
    JdbcPersistence.next(session, 0);
    Set<Long> used =
        Set.copyOf(
            session.query(
                "select active_world from stored_state union"
                    + " select active_world + 1 from stored_state union"
                    + " select seed_world from stored_state union select world from snapshot",
                row -> row.getLong(1)));
    for (long world : session.query("select world from world", row -> row.getLong(1))) {
      if (!used.contains(world)) {
        if (shared) {
          AccountRows.requireUnlocked(session, world);
        }
        session.update("delete from callback_claim where world = ?", world);
        for (String[] table : TABLES) {
          session.update("delete from " + table[0] + " where world = ?", world);
        }
        session.update("delete from world where world = ?", world);
      }
    }
  }

  void setClock(Session session, long number, ClockSetting clock) throws SQLException {
    session.update(
        "update world set clock_stopped_at = ?, version = version + 1 where world = ?",
        stoppedAt(clock),
        number);
  }

  /**
   * Sets the id that the next account gets.
   *
   * @return whether the version of the world was the given one
   */
  static boolean setNextAccountId(Session session, long number, long id, long version)
      throws SQLException {
    return session.update(
            "update world set next_account_id = ?, version = version + 1"
                + " where world = ? and version = ?",
            id,
            number,
            version)
        > 0;
  }

  /**
   * Notes that a world has changed as a whole.
   *
   * @return whether its version was the given one
   */
  static boolean touch(Session session, long number, long version) throws SQLException {
    return session.update(
            "update world set version = version + 1 where world = ? and version = ?",
            number,
            version)
        > 0;
  }

  static void lock(Session session, long number) throws SQLException {
    session.forEach("select version from world where world = ? for update", row -> {}, number);
  }

  /** Returns the version of a world, if it is the active one. */
  static Optional<Long> activeVersion(Session session, long number) throws SQLException {
    return session
        .query(
            "select w.version from world w join stored_state s on s.active_world = w.world"
                + " where w.world = ?",
            row -> row.getLong(1),
            number)
        .stream()
        .findFirst();
  }

  /** Returns the clock of a world, if it is the active one. */
  static Optional<ClockSetting> activeClock(Session session, long number) throws SQLException {
    return session
        .query(
            "select w.clock_stopped_at from world w join stored_state s"
                + " on s.active_world = w.world where w.world = ?",
            row -> clock(row.getString(1)),
            number)
        .stream()
        .findFirst();
  }

  /** Returns how much higher the numbers of the sequence are than the ids of a world. */
  static long offset(Session session, long number) throws SQLException {
    return session.one(
        "select sip_registration_offset from world where world = ?", row -> row.getLong(1), number);
  }

  /** Draws a number for a SIP registration, which no other server draws. */
  static long draw(Session session) throws SQLException {
    return session.one("select nextval('sip_registration_number')", row -> row.getLong(1));
  }

  /** Lets ids of a world go on after those that it has, and returns its offset. */
  static long setOffset(Session session, long number) throws SQLException {
    long offset = draw(session) + 1 - nextSipRegistrationId(session, number);
    session.update("update world set sip_registration_offset = ? where world = ?", offset, number);
    return offset;
  }

  /** Returns the id that the next SIP registration of a world gets, as far as it is known. */
  static long nextSipRegistrationId(Session session, long number) throws SQLException {
    return Math.max(
        AccountRows.nextSipRegistrationId(session, number),
        session.one(
            "select next_sip_registration_id from world where world = ?",
            row -> row.getLong(1),
            number));
  }

  /** Reads what a world has as a whole, and what can be told of accounts from an id on. */
  WorldLog.Growth growth(Session session, long number, long fromAccountId) throws SQLException {
    List<ListedAccount> added =
        AccountRows.list(session, number, AccountRows.Which.from(fromAccountId));
    List<ServiceAccount> serviceAccounts = ServiceAccountRows.read(session, number);
    return session.one(
        "select version, clock_stopped_at, next_account_id from world where world = ?",
        row ->
            new WorldLog.Growth(
                row.getLong(1), clock(row.getString(2)), row.getLong(3), added, serviceAccounts),
        number);
  }

  /** Reads what can be told of a world without reading all of its accounts. */
  StoredWorld stored(Session session, long number, WorldLog log) throws SQLException {
    WorldLog.Growth all = growth(session, number, 0);
    return new StoredWorld(
        all.version(),
        all.accounts(),
        all.serviceAccounts(),
        all.nextAccountId(),
        nextSipRegistrationId(session, number),
        all.clock(),
        log);
  }

  private static @Nullable String stoppedAt(ClockSetting clock) {
    return clock instanceof ClockSetting.Stopped stopped ? stopped.at().toString() : null;
  }

  World read(Session session, long number) throws SQLException {
    List<StoredAccount> read = accounts.read(session, number);
    List<ServiceAccount> serviceAccounts = ServiceAccountRows.read(session, number);
    long next = nextSipRegistrationId(session, number);
    return session.one(
        "select next_account_id, clock_stopped_at from world where world = ?",
        row ->
            new World(
                read.stream().map(StoredAccount::account).toList(),
                serviceAccounts,
                row.getLong(1),
                next,
                clock(row.getString(2))),
        number);
  }

  private static ClockSetting clock(@Nullable String stoppedAt) {
    return stoppedAt == null
        ? new ClockSetting.Running()
        : new ClockSetting.Stopped(Instant.parse(stoppedAt));
  }
}
