package dev.sipregistration.mockserver.internal.store.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.document.AccountDocument;
import dev.sipregistration.mockserver.document.Documents;
import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.document.WorldImport;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of accounts. A change writes those that differ, and no others. */
final class AccountRows {
  /** In rows of their own, or in columns. */
  private static final Set<String> NOT_IN_DOCUMENT =
      Set.of(
          "service_accounts", "ledger", "sip_registrations", "outbox", "next_callback_id", "calls");

  private final Documents heads = new Documents(NOT_IN_DOCUMENT);
  private final Documents documents = new Documents(Set.of());

  void insert(Session session, long world, Account account) throws SQLException {
    long id = account.id().value();
    session.update(
        "insert into account (highest_sip_registration_id, next_callback_id, next_due, calls,"
            + " world, account_id) values (?, ?, ?, ?, ?, ?)",
        highest(account.registrations().all()),
        account.outbox().nextId(),
        nextDue(account),
        calls(account),
        world,
        id);
    session.update(
        "insert into account_document (world, account_id, document) values (?, ?, ?)",
        world,
        id,
        head(account));
    insertRegistrations(session, world, id, account.registrations().all());
    insertEntries(session, world, id, account.ledger().entries());
    insertOutbox(session, world, id, deliverable(account.outbox()));
  }

  /**
   * Writes what became of an account.
   *
   * @return whether the account was there
   */
  boolean update(Session session, long world, Account before, Account after) throws SQLException {
    long id = before.id().value();
    long highest =
        updateRegistrations(session, world, id, before.registrations(), after.registrations());
    int found =
        session.update(
            "update account set highest_sip_registration_id ="
                + " greatest(highest_sip_registration_id, ?), next_callback_id = ?, next_due = ?,"
                + " calls = ? where world = ? and account_id = ?",
            highest,
            after.outbox().nextId(),
            nextDue(after),
            calls(after),
            world,
            id);
    if (found == 0) {
      return false;
    }
    if (!sameHead(before, after)) {
      session.update(
          "update account_document set document = ? where world = ? and account_id = ?",
          head(after),
          world,
          id);
    }
    updateLedger(session, world, id, before.ledger().entries(), after.ledger().entries());
    updateOutbox(session, world, id, before.outbox(), after.outbox());
    return true;
  }

  /** Tells whether all that the document is made of is the same. */
  @SuppressWarnings("ReferenceEquality") // Equal ones need not be the same, but seldom are not.
  static boolean sameHead(Account before, Account after) {
    return before.profile() == after.profile()
        && before.terms() == after.terms()
        && before.options() == after.options()
        && before.directory() == after.directory()
        && before.registrars() == after.registrars();
  }

  /** Leaves out what {@link #NOT_IN_DOCUMENT} is made of, which may be long. */
  private String head(Account account) {
    return heads.toJson(
        WorldExport.document(
            new Account(
                account.profile(),
                account.terms(),
                account.options(),
                account.directory(),
                SipRegistrationIndex.empty(),
                account.registrars(),
                Ledger.openedWith(BigDecimal.ZERO),
                account.outbox().without(account.outbox().entries()),
                account.calls())));
  }

  private static @Nullable String nextDue(Account account) {
    return account.nextDue().map(Instant::toString).orElse(null);
  }

  private @Nullable String calls(Account account) {
    return account.calls().equals(RateWindow.none()) ? null : documents.toJson(account.calls());
  }

  private static long highest(List<SipRegistration> registrations) {
    return registrations.isEmpty() ? 0 : registrations.get(registrations.size() - 1).id().value();
  }

  /** Returns the highest id of those that were written. */
  private long updateRegistrations(
      Session session, long world, long id, SipRegistrationIndex before, SipRegistrationIndex after)
      throws SQLException {
    List<SipRegistration> added = new ArrayList<>();
    List<@Nullable Object[]> changed = new ArrayList<>();
    List<@Nullable Object[]> removed = new ArrayList<>();
    for (SipRegistrationId one : changes(before, after)) {
      SipRegistration old = before.find(one).orElse(null);
      SipRegistration current = after.find(one).orElse(null);
      if (current == null) {
        removed.add(new Object[] {world, id, one.value()});
      } else if (old == null) {
        added.add(current);
      } else if (!old.equals(current)) {
        changed.add(new Object[] {registration(current), world, id, one.value()});
      }
    }
    session.updateEach(
        "delete from sip_registration"
            + " where world = ? and account_id = ? and sip_registration_id = ?",
        removed);
    session.updateEach(
        "update sip_registration set document = ?"
            + " where world = ? and account_id = ? and sip_registration_id = ?",
        changed);
    insertRegistrations(session, world, id, added);
    return highest(added);
  }

  /** Returns the ids in order, those that were added and removed again among them. */
  private static Set<SipRegistrationId> changes(
      SipRegistrationIndex before, SipRegistrationIndex after) {
    return after
        .changedSince(before)
        .map(TreeSet::new)
        .orElseGet(
            () -> {
              TreeSet<SipRegistrationId> all = new TreeSet<>();
              before.all().forEach(one -> all.add(one.id()));
              after.all().forEach(one -> all.add(one.id()));
              return all;
            });
  }

  private void insertRegistrations(
      Session session, long world, long id, List<SipRegistration> registrations)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (SipRegistration one : registrations) {
      rows.add(new Object[] {world, id, one.id().value(), registration(one)});
    }
    session.updateEach(
        "insert into sip_registration (world, account_id, sip_registration_id, document)"
            + " values (?, ?, ?, ?)",
        rows);
  }

  private String registration(SipRegistration registration) {
    return documents.toJson(WorldExport.document(registration));
  }

  /** Entries are only added, unless the account was put back to its beginning. */
  private void updateLedger(
      Session session, long world, long id, List<LedgerEntry> before, List<LedgerEntry> after)
      throws SQLException {
    int last = before.size() - 1;
    if (after.size() > last
        && after.get(0).equals(before.get(0))
        && after.get(last).equals(before.get(last))) {
      insertEntries(session, world, id, after.subList(before.size(), after.size()));
    } else {
      session.update("delete from ledger_entry where world = ? and account_id = ?", world, id);
      insertEntries(session, world, id, after);
    }
  }

  private void insertEntries(Session session, long world, long id, List<LedgerEntry> entries)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (LedgerEntry one : entries) {
      rows.add(
          new Object[] {world, id, one.sequence(), documents.toJson(WorldExport.document(one))});
    }
    session.updateEach(
        "insert into ledger_entry (world, account_id, number, document) values (?, ?, ?, ?)", rows);
  }

  @SuppressWarnings("ReferenceEquality") // Most steps leave it as it is.
  private void updateOutbox(Session session, long world, long id, Outbox before, Outbox after)
      throws SQLException {
    if (before == after) {
      return;
    }
    Set<OutboxEntry> gone = new HashSet<>(deliverable(before));
    List<OutboxEntry> added = new ArrayList<>();
    for (OutboxEntry one : deliverable(after)) {
      if (!gone.remove(one)) {
        added.add(one);
      }
    }
    List<@Nullable Object[]> removed = new ArrayList<>();
    gone.forEach(one -> removed.add(new Object[] {world, id, one.id()}));
    session.updateEach(
        "delete from outbox_entry where world = ? and account_id = ? and callback_id = ?", removed);
    insertOutbox(session, world, id, added);
  }

  /** Withdrawn entries are not written: nobody is to get them. */
  private static List<OutboxEntry> deliverable(Outbox outbox) {
    return outbox.entries().stream().filter(outbox::isDeliverable).toList();
  }

  private void insertOutbox(Session session, long world, long id, List<OutboxEntry> entries)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (OutboxEntry one : entries) {
      rows.add(new Object[] {world, id, one.id(), documents.toJson(one)});
    }
    session.updateEach(
        "insert into outbox_entry (world, account_id, callback_id, document) values (?, ?, ?, ?)",
        rows);
  }

  /** Reads the accounts of a world, by id. */
  List<Account> read(Session session, long world) throws SQLException {
    Map<Long, ObjectNode> accounts = new LinkedHashMap<>();
    session.forEach(
        "select a.account_id, d.document, a.next_callback_id, a.calls from account a"
            + " join account_document d on d.world = a.world and d.account_id = a.account_id"
            + " where a.world = ? order by a.account_id",
        row -> {
          ObjectNode account = (ObjectNode) documents.parse(row.getString(2));
          account.put("next_callback_id", row.getLong(3));
          String calls = row.getString(4);
          if (calls != null) {
            account.set("calls", documents.parse(calls));
          }
          for (String part : List.of("ledger", "sip_registrations", "outbox")) {
            account.putArray(part);
          }
          accounts.put(row.getLong(1), account);
        },
        world);
    readParts(session, world, accounts, "ledger", "ledger_entry", "number");
    readParts(
        session, world, accounts, "sip_registrations", "sip_registration", "sip_registration_id");
    readParts(session, world, accounts, "outbox", "outbox_entry", "callback_id");
    return accounts.values().stream()
        .map(tree -> WorldImport.account(documents.read(tree, AccountDocument.class)))
        .toList();
  }

  private void readParts(
      Session session,
      long world,
      Map<Long, ObjectNode> accounts,
      String key,
      String table,
      String order)
      throws SQLException {
    session.forEach(
        "select account_id, document from %s where world = ? order by account_id, %s"
            .formatted(table, order),
        row -> {
          ObjectNode account = accounts.get(row.getLong(1));
          if (account != null) {
            account.withArray(key).add(documents.parse(row.getString(2)));
          }
        },
        world);
  }

  /** Returns the id that the next SIP registration of a world gets, as far as its accounts say. */
  static long nextSipRegistrationId(Session session, long world) throws SQLException {
    return session
            .query(
                "select coalesce(max(highest_sip_registration_id), 0) from account where world = ?",
                row -> row.getLong(1),
                world)
            .get(0)
        + 1;
  }
}
