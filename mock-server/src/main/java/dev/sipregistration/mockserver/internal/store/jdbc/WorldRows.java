package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.document.Documents;
import dev.sipregistration.mockserver.document.ServiceAccountDocument;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of whole worlds, each of which has a number. */
final class WorldRows {
  /** Tables and all their columns after the world. */
  private static final List<String[]> TABLES =
      List.of(
          new String[] {
            "account", "account_id, highest_sip_registration_id, next_callback_id, next_due, calls"
          },
          new String[] {"account_document", "account_id, document"},
          new String[] {"service_account", "account_id, key_id, document"},
          new String[] {"sip_registration", "account_id, sip_registration_id, document"},
          new String[] {"ledger_entry", "account_id, number, document"},
          new String[] {"outbox_entry", "account_id, callback_id, document"});

  private final AccountRows accounts;
  private final Documents documents = new Documents(Set.of());

  WorldRows(AccountRows accounts) {
    this.accounts = accounts;
  }

  void insert(Session session, long number, World world) throws SQLException {
    insertHead(session, number, world);
    for (Account account : world.accounts()) {
      accounts.insert(session, number, account);
    }
    for (ServiceAccount one : world.serviceAccounts()) {
      insert(session, number, one);
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

  void insert(Session session, long number, ServiceAccount one) throws SQLException {
    session.update(
        "insert into service_account (world, account_id, key_id, document) values (?, ?, ?, ?)",
        number,
        one.accountId().value(),
        one.keyId().value(),
        documents.toJson(
            new ServiceAccountDocument(
                one.name(), one.roles().stream().sorted().toList(), null, one.publicKey())));
  }

  /** Copies everything of a world within the database. */
  void copy(Session session, long from, long to) throws SQLException {
    session.update(
        "insert into world (world, next_account_id, next_sip_registration_id, clock_stopped_at)"
            + " select cast(? as bigint), next_account_id, next_sip_registration_id,"
            + " clock_stopped_at from world where world = ?",
        to,
        from);
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
    Set<Long> used =
        Set.copyOf(
            session.query(
                "select active_world from stored_state union"
                    + " select active_world + 1 from stored_state union"
                    + " select seed_world from stored_state union select world from snapshot",
                row -> row.getLong(1)));
    for (long world : session.query("select world from world", row -> row.getLong(1))) {
      if (!used.contains(world)) {
        for (String[] table : TABLES) {
          session.update("delete from " + table[0] + " where world = ?", world);
        }
        session.update("delete from world where world = ?", world);
      }
    }
  }

  void setClock(Session session, long number, ClockSetting clock) throws SQLException {
    session.update(
        "update world set clock_stopped_at = ? where world = ?", stoppedAt(clock), number);
  }

  void setNextAccountId(Session session, long number, long id) throws SQLException {
    session.update("update world set next_account_id = ? where world = ?", id, number);
  }

  private static @Nullable String stoppedAt(ClockSetting clock) {
    return clock instanceof ClockSetting.Stopped stopped ? stopped.at().toString() : null;
  }

  World read(Session session, long number) throws SQLException {
    List<Account> all = accounts.read(session, number);
    List<ServiceAccount> serviceAccounts =
        session.query(
            "select account_id, key_id, document from service_account where world = ?"
                + " order by key_id",
            row -> serviceAccount(row.getLong(1), row.getString(2), row.getString(3)),
            number);
    long highest = AccountRows.nextSipRegistrationId(session, number);
    return session
        .query(
            "select next_account_id, next_sip_registration_id, clock_stopped_at from world"
                + " where world = ?",
            row ->
                new World(
                    all,
                    serviceAccounts,
                    row.getLong(1),
                    Math.max(row.getLong(2), highest),
                    clock(row.getString(3))),
            number)
        .get(0);
  }

  private static ClockSetting clock(@Nullable String stoppedAt) {
    return stoppedAt == null
        ? new ClockSetting.Running()
        : new ClockSetting.Stopped(Instant.parse(stoppedAt));
  }

  private ServiceAccount serviceAccount(long account, String keyId, String json) {
    ServiceAccountDocument document =
        documents.read(documents.parse(json), ServiceAccountDocument.class);
    return new ServiceAccount(
        new KeyId(keyId),
        new AccountId(account),
        document.name(),
        Set.copyOf(document.roles()),
        Objects.requireNonNull(document.publicKey()));
  }
}
