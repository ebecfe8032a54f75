package dev.sipregistration.mockserver.internal.store.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.document.AccountDocument;
import dev.sipregistration.mockserver.document.Documents;
import dev.sipregistration.mockserver.document.LedgerEntryDocument;
import dev.sipregistration.mockserver.document.SipRegistrationDocument;
import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.document.WorldImport;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.internal.store.ListedAccount;
import dev.sipregistration.mockserver.internal.store.OutdatedException;
import dev.sipregistration.mockserver.internal.store.StoredAccount;
import dev.sipregistration.mockserver.internal.store.StoredStatus;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of accounts. A change writes those that differ, and no others. */
final class AccountRows {
  /** In rows of their own, or in columns. */
  private static final Set<String> NOT_IN_DOCUMENT =
      Set.of(
          "service_accounts", "ledger", "sip_registrations", "outbox", "next_callback_id", "calls");

  /** Tables of parts with many entries, and what orders them. */
  private static final Map<String, String[]> PARTS =
      Map.of(
          "ledger", new String[] {"ledger_entry", "number"},
          "sip_registrations", new String[] {"sip_registration", "sip_registration_id"},
          "outbox", new String[] {"outbox_entry", "callback_id"});

  /** Made when the first account is read or written, because that takes long. */
  private static final class Json {
    static final Documents HEADS = new Documents(NOT_IN_DOCUMENT);
    static final Documents DOCUMENTS = new Documents(Set.of());
  }

  private final boolean collecting;

  /**
   * @param collecting whether accounts that are read keep their callbacks for a collector
   */
  AccountRows(boolean collecting) {
    this.collecting = collecting;
  }

  /** Locks an account until the end of the transaction, and returns its version. */
  static Optional<Long> lock(Session session, long world, AccountId id) throws SQLException {
    return session
        .query(
            "select version from account where world = ? and account_id = ? for update",
            row -> row.getLong(1),
            world,
            id.value())
        .stream()
        .findFirst();
  }

  /** Reads an account of which an earlier version is known, and which is there. */
  StoredAccount readAfter(Session session, long world, StoredAccount known) throws SQLException {
    return findAfter(session, world, known).orElseThrow(OutdatedException::new);
  }

  /**
   * Reads an account of which an earlier version is known, unless its world is gone: what has
   * changed since, or all of it if it was reset.
   */
  Optional<StoredAccount> findAfter(Session session, long world, StoredAccount known)
      throws SQLException {
    AccountId id = known.account().id();
    List<Counters> counters =
        session.query(
            "select version, next_callback_id, calls, removed from account"
                + " where world = ? and account_id = ? and rewritten <= ? and version >= ?",
            row -> new Counters(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)),
            world,
            id.value(),
            known.version(),
            known.version());
    return counters.isEmpty()
        ? find(session, world, id)
        : Optional.of(changed(session, world, known, counters.get(0)));
  }

  /** What of an account is in columns. */
  private record Counters(
      long version, long nextCallbackId, @Nullable String calls, long removed) {}

  private StoredAccount changed(Session session, long world, StoredAccount known, Counters counters)
      throws SQLException {
    long id = known.account().id().value();
    Optional<AccountDocument> head =
        session
            .query(
                "select document from account_document"
                    + " where world = ? and account_id = ? and version > ?",
                row -> document(row.getString(1), AccountDocument.class),
                world,
                id,
                known.version())
            .stream()
            .findFirst();
    List<LedgerEntryDocument> ledger =
        session.query(
            "select document from ledger_entry"
                + " where world = ? and account_id = ? and number > ? order by number",
            row -> document(row.getString(1), LedgerEntryDocument.class),
            world,
            id,
            known.account().ledger().latest().sequence());
    List<SipRegistrationDocument> registrations =
        session.query(
            "select document from sip_registration"
                + " where world = ? and account_id = ? and version > ?"
                + " order by sip_registration_id",
            row -> document(row.getString(1), SipRegistrationDocument.class),
            world,
            id,
            known.version());
    List<SipRegistrationId> removed =
        counters.removed() > known.version() ? removed(session, world, known) : List.of();
    List<OutboxEntry> outbox =
        session.query(
            "select document from outbox_entry where world = ? and account_id = ?"
                + " order by callback_id",
            row -> document(row.getString(1), OutboxEntry.class),
            world,
            id);
    String calls = counters.calls();
    Account account =
        WorldImport.changed(
            known.account(),
            head.orElse(null),
            ledger,
            registrations,
            removed,
            Outbox.of(outbox, counters.nextCallbackId()),
            calls == null ? RateWindow.none() : document(calls, RateWindow.class));
    return new StoredAccount(collected(account), counters.version());
  }

  /** Returns the SIP registrations that are known and not there any more. */
  private static List<SipRegistrationId> removed(Session session, long world, StoredAccount known)
      throws SQLException {
    Set<Long> present =
        Set.copyOf(
            session.query(
                "select sip_registration_id from sip_registration"
                    + " where world = ? and account_id = ?",
                row -> row.getLong(1),
                world,
                known.account().id().value()));
    return known.account().registrations().all().stream()
        .map(SipRegistration::id)
        .filter(id -> !present.contains(id.value()))
        .toList();
  }

  private static <T extends Record> T document(String json, Class<T> type) {
    return Json.DOCUMENTS.read(Json.DOCUMENTS.parse(json), type);
  }

  /**
   * Which accounts of a world are read. A single one has a condition of its own, because HSQLDB
   * goes through all rows from a lower bound on, whatever the upper one.
   */
  record Which(String condition, long id) {
    static final Which ALL = from(0);

    static Which from(long id) {
      return new Which("account_id >= ?", id);
    }

    static Which one(long id) {
      return new Which("account_id = ?", id);
    }
  }

  /** Reads what can be told of accounts without reading all of them, by id. */
  static List<ListedAccount> list(Session session, long world, Which which) throws SQLException {
    Set<Long> withCallbacks =
        Set.copyOf(
            session.query(
                "select distinct account_id from outbox_entry where world = ? and "
                    + which.condition(),
                row -> row.getLong(1),
                world,
                which.id()));
    return session.query(
        "select a.account_id, n.name, n.email, a.next_due, a.latest_entry, a.version from account a"
            + " join account_name n on n.world = a.world and n.account_id = a.account_id"
            + " where a.world = ? and a."
            + which.condition()
            + " order by a.account_id",
        row -> {
          long id = row.getLong(1);
          String due = row.getString(4);
          return new ListedAccount(
              row.getString(2),
              row.getString(3),
              new StoredStatus(
                  new AccountStatus(
                      new AccountId(id),
                      due == null ? null : Instant.parse(due),
                      Instant.parse(row.getString(5)),
                      withCallbacks.contains(id)),
                  row.getLong(6)),
              null);
        },
        world,
        which.id());
  }

  /** Reads the statuses of the accounts of a world, by id. */
  static List<StoredStatus> statuses(Session session, long world) throws SQLException {
    return list(session, world, Which.ALL).stream().map(ListedAccount::status).toList();
  }

  /** Reads the status of an account, unless its world is gone. */
  static Optional<StoredStatus> status(Session session, long world, long account)
      throws SQLException {
    return list(session, world, Which.one(account)).stream().map(ListedAccount::status).findFirst();
  }

  static void lockAll(Session session, long world) throws SQLException {
    session.forEach(
        "select account_id from account where world = ? order by account_id for update",
        row -> {},
        world);
  }

  /**
   * Makes sure that no other transaction is at an account of a world.
   *
   * @throws SQLException if one is
   */
  static void requireUnlocked(Session session, long world) throws SQLException {
    session.forEach(
        "select account_id from account where world = ? for update nowait", row -> {}, world);
  }

  /** Returns the version of an account, if its world is the active one. */
  static Optional<Long> activeVersion(Session session, long world, AccountId id)
      throws SQLException {
    return session
        .query(
            "select a.version from account a join stored_state s on s.active_world = a.world"
                + " where a.world = ? and a.account_id = ?",
            row -> row.getLong(1),
            world,
            id.value())
        .stream()
        .findFirst();
  }

  /** Returns the versions of all accounts, by their ids. */
  static Map<Long, Long> versions(Session session, long world) throws SQLException {
    Map<Long, Long> found = new LinkedHashMap<>();
    session.forEach(
        "select account_id, version from account where world = ?",
        row -> found.put(row.getLong(1), row.getLong(2)),
        world);
    return found;
  }

  void insert(Session session, long world, Account account) throws SQLException {
    long id = account.id().value();
    session.update(
        "insert into account (highest_sip_registration_id, next_callback_id, next_due,"
            + " latest_entry, calls, world, account_id) values (?, ?, ?, ?, ?, ?, ?)",
        highest(account.registrations().all()),
        account.outbox().nextId(),
        nextDue(account),
        latestEntry(account),
        calls(account),
        world,
        id);
    session.update(
        "insert into account_name (world, account_id, name, email) values (?, ?, ?, ?)",
        world,
        id,
        account.profile().name().value(),
        account.profile().email());
    session.update(
        "insert into account_document (world, account_id, document) values (?, ?, ?)",
        world,
        id,
        head(account));
    insertRegistrations(session, world, id, account.registrations().all(), 0);
    insertEntries(session, world, id, account.ledger().entries());
    insertOutbox(session, world, id, deliverable(account.outbox()));
  }

  /**
   * Writes what became of an account.
   *
   * @param version the number of the change
   * @return whether the account was there
   */
  boolean update(Session session, long world, Account before, Account after, long version)
      throws SQLException {
    long id = before.id().value();
    boolean appended = isAppended(before.ledger().entries(), after.ledger().entries());
    boolean sameHead = sameHead(before, after);
    Changes registrations = changes(before.registrations(), after.registrations());
    long highest = updateRegistrations(session, world, id, registrations, version);
    int found =
        session.update(
            "update account set highest_sip_registration_id ="
                + " greatest(highest_sip_registration_id, ?), next_callback_id = ?, next_due = ?,"
                + " latest_entry = ?, calls = ?, version = ?, rewritten = greatest(rewritten, ?),"
                + " removed = greatest(removed, ?)"
                + " where world = ? and account_id = ?",
            highest,
            after.outbox().nextId(),
            nextDue(after),
            latestEntry(after),
            calls(after),
            version,
            appended ? 0 : version,
            registrations.removed().isEmpty() ? 0 : version,
            world,
            id);
    if (found == 0) {
      return false;
    }
    if (!sameHead) {
      session.update(
          "update account_document set document = ?, version = ?"
              + " where world = ? and account_id = ?",
          head(after),
          version,
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
    return Json.HEADS.toJson(
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

  private static String latestEntry(Account account) {
    return account.ledger().latest().at().toString();
  }

  private @Nullable String calls(Account account) {
    return account.calls().equals(RateWindow.none())
        ? null
        : Json.DOCUMENTS.toJson(account.calls());
  }

  private static long highest(List<SipRegistration> registrations) {
    return registrations.isEmpty() ? 0 : registrations.get(registrations.size() - 1).id().value();
  }

  /** What becomes of SIP registrations. */
  private record Changes(
      List<SipRegistration> added,
      List<SipRegistration> changed,
      List<SipRegistrationId> removed) {}

  private static Changes changes(SipRegistrationIndex before, SipRegistrationIndex after) {
    Changes changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (SipRegistrationId one : changedIds(before, after)) {
      SipRegistration old = before.find(one).orElse(null);
      SipRegistration current = after.find(one).orElse(null);
      if (current == null) {
        changes.removed().add(one);
      } else if (old == null) {
        changes.added().add(current);
      } else if (!old.equals(current)) {
        changes.changed().add(current);
      }
    }
    return changes;
  }

  /** Returns the highest id of those that were written. */
  private long updateRegistrations(
      Session session, long world, long id, Changes changes, long version) throws SQLException {
    session.updateEach(
        "delete from sip_registration"
            + " where world = ? and account_id = ? and sip_registration_id = ?",
        rows(changes.removed(), one -> new Object[] {world, id, one.value()}));
    session.updateEach(
        "update sip_registration set document = ?, version = ?"
            + " where world = ? and account_id = ? and sip_registration_id = ?",
        rows(
            changes.changed(),
            one -> new Object[] {registration(one), version, world, id, one.id().value()}));
    insertRegistrations(session, world, id, changes.added(), version);
    return highest(changes.added());
  }

  private static <T> List<@Nullable Object[]> rows(
      List<T> values, Function<T, @Nullable Object[]> row) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    values.forEach(value -> rows.add(row.apply(value)));
    return rows;
  }

  /** Returns the ids in order, those that were added and removed again among them. */
  private static Set<SipRegistrationId> changedIds(
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
      Session session, long world, long id, List<SipRegistration> registrations, long version)
      throws SQLException {
    session.updateEach(
        "insert into sip_registration"
            + " (world, account_id, sip_registration_id, document, version)"
            + " values (?, ?, ?, ?, ?)",
        rows(
            registrations,
            one -> new Object[] {world, id, one.id().value(), registration(one), version}));
  }

  private String registration(SipRegistration registration) {
    return Json.DOCUMENTS.toJson(WorldExport.document(registration));
  }

  /** Entries are only added, unless the account was put back to its beginning. */
  private static boolean isAppended(List<LedgerEntry> before, List<LedgerEntry> after) {
    int last = before.size() - 1;
    return after.size() > last
        && after.get(0).equals(before.get(0))
        && after.get(last).equals(before.get(last));
  }

  private void updateLedger(
      Session session, long world, long id, List<LedgerEntry> before, List<LedgerEntry> after)
      throws SQLException {
    if (isAppended(before, after)) {
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
          new Object[] {
            world, id, one.sequence(), Json.DOCUMENTS.toJson(WorldExport.document(one))
          });
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
      rows.add(new Object[] {world, id, one.id(), Json.DOCUMENTS.toJson(one)});
    }
    session.updateEach(
        "insert into outbox_entry (world, account_id, callback_id, document) values (?, ?, ?, ?)",
        rows);
  }

  /** Reads the accounts of a world, by id. */
  List<StoredAccount> read(Session session, long world) throws SQLException {
    return read(session, world, Which.ALL);
  }

  /** Reads the account with the lowest id of a world, if it has any. */
  Optional<Account> first(Session session, long world) throws SQLException {
    long lowest =
        session.one(
            "select coalesce(min(account_id), 0) from account where world = ?",
            row -> row.getLong(1),
            world);
    return find(session, world, new AccountId(Math.max(lowest, 1))).map(StoredAccount::account);
  }

  /** Reads one account, which is there. */
  StoredAccount read(Session session, long world, AccountId id) throws SQLException {
    return find(session, world, id).orElseThrow(OutdatedException::new);
  }

  /** Reads one account, unless its world is gone. */
  Optional<StoredAccount> find(Session session, long world, AccountId id) throws SQLException {
    return read(session, world, Which.one(id.value())).stream().findFirst();
  }

  private List<StoredAccount> read(Session session, long world, Which which) throws SQLException {
    Map<Long, ObjectNode> accounts = new LinkedHashMap<>();
    List<Long> versions = new ArrayList<>();
    session.forEach(
        "select a.account_id, d.document, a.next_callback_id, a.calls, a.version from account a"
            + " join account_document d on d.world = a.world and d.account_id = a.account_id"
            + " where a.world = ? and a."
            + which.condition()
            + " order by a.account_id",
        row -> {
          ObjectNode account = (ObjectNode) Json.DOCUMENTS.parse(row.getString(2));
          account.put("next_callback_id", row.getLong(3));
          String calls = row.getString(4);
          if (calls != null) {
            account.set("calls", Json.DOCUMENTS.parse(calls));
          }
          for (String part : PARTS.keySet()) {
            account.putArray(part);
          }
          accounts.put(row.getLong(1), account);
          versions.add(row.getLong(5));
        },
        world,
        which.id());
    for (Map.Entry<String, String[]> part : PARTS.entrySet()) {
      session.forEach(
          "select account_id, document from %s where world = ? and %s order by account_id, %s"
              .formatted(part.getValue()[0], which.condition(), part.getValue()[1]),
          row -> {
            ObjectNode account = accounts.get(row.getLong(1));
            if (account != null) {
              account.withArray(part.getKey()).add(Json.DOCUMENTS.parse(row.getString(2)));
            }
          },
          world,
          which.id());
    }
    Iterator<Long> version = versions.iterator();
    return accounts.values().stream()
        .map(tree -> new StoredAccount(account(tree), version.next()))
        .toList();
  }

  private Account account(ObjectNode tree) {
    return collected(WorldImport.account(Json.DOCUMENTS.read(tree, AccountDocument.class)));
  }

  private Account collected(Account account) {
    return collecting ? account.with(account.outbox().collected()) : account;
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
