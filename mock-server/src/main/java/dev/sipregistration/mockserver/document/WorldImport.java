package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a world of a document. For one document. */
public final class WorldImport {
  private static final DocumentPath ROOT = DocumentPath.ROOT;

  private final InstantSource system;
  private final Function<KeyId, PublicKey> keys;
  private final List<ServiceAccount> serviceAccounts = new ArrayList<>();
  private final DuplicateCheck keyIds = new DuplicateCheck();

  /**
   * Makes an import.
   *
   * @param system the real time, at which a world begins whose clock is not stopped
   * @param keys returns the key with an id, for service accounts without a public key
   */
  public WorldImport(InstantSource system, Function<KeyId, PublicKey> keys) {
    this.system = system;
    this.keys = keys;
  }

  /**
   * Makes the world.
   *
   * @throws DocumentException if the document does not describe one
   */
  public World world(WorldDocument document) {
    Instant stopped = document.clock();
    AccountImport one =
        new AccountImport(stopped == null ? system.instant() : stopped, stopped != null);
    List<Account> accounts =
        ROOT.each(
            "accounts",
            document.accounts(),
            (at, account) -> withServiceAccounts(at, account, one.account(at, account)));
    Set<AccountId> ids = accounts.stream().map(Account::id).collect(Collectors.toSet());
    ROOT.each("accounts", document.accounts(), (at, account) -> checkParent(at, account, ids));
    return new World(
        accounts,
        serviceAccounts,
        next("next_account_id", document.nextAccountId(), ids.stream()),
        next(
            "next_sip_registration_id",
            document.nextSipRegistrationId(),
            accounts.stream().flatMap(account -> account.ledger().purchases())),
        stopped == null ? new ClockSetting.Running() : new ClockSetting.Stopped(stopped));
  }

  /**
   * Makes an account of a document with a ledger, whatever the other accounts of its world.
   *
   * @throws DocumentException if the document does not describe one
   */
  public static Account account(AccountDocument document) {
    return new AccountImport(Instant.EPOCH, false).account(ROOT, document);
  }

  /**
   * Makes an account of what it was and what has changed of it.
   *
   * @param head the account without ledger, SIP registrations and callbacks, or null if that is as
   *     it was
   * @param ledger the entries that follow
   * @param registrations those that are new or different
   * @param removed those that are gone
   * @throws DocumentException if the documents do not follow
   */
  public static Account changed(
      Account before,
      @Nullable AccountDocument head,
      List<LedgerEntryDocument> ledger,
      List<SipRegistrationDocument> registrations,
      Collection<SipRegistrationId> removed,
      Outbox outbox,
      RateWindow calls) {
    Account current =
        head == null ? before : new AccountImport(Instant.EPOCH, false).head(ROOT, head);
    LedgerImport purchases = new LedgerImport(before);
    Ledger money = LedgerImport.following(before.ledger(), purchases, ledger);
    SipRegistrationIndex index = before.registrations();
    for (SipRegistrationId id : removed) {
      SipRegistration gone = index.find(id).orElse(null);
      index = gone == null ? index : index.without(gone);
    }
    List<SipRegistration> changed =
        new SipRegistrationImport(ROOT, registrations, new DuplicateCheck(), current.directory())
            .stated(purchases);
    // All are taken out first, because a user may have gone from one to another.
    for (SipRegistration one : changed) {
      SipRegistration old = index.find(one.id()).orElse(null);
      index = old == null ? index : index.without(old);
    }
    for (SipRegistration one : changed) {
      index = index.with(one);
    }
    return new Account(
        current.profile(),
        current.terms(),
        current.options(),
        current.directory(),
        withOutlived(index, purchases, removed),
        current.registrars(),
        money,
        outbox,
        calls);
  }

  /** Brings up to date what is reserved for SIP registrations that are gone. */
  private static SipRegistrationIndex withOutlived(
      SipRegistrationIndex before, LedgerImport purchases, Collection<SipRegistrationId> removed) {
    SipRegistrationIndex index = before;
    for (LedgerEntry.Reservation one : before.outlived()) {
      if (purchases.outstanding(one.sipRegistrationId()).isEmpty()) {
        index = index.withoutOutlived(one);
      }
    }
    List<LedgerEntry.Reservation> outstanding = new ArrayList<>(purchases.outstanding());
    removed.forEach(id -> purchases.outstanding(id).ifPresent(outstanding::add));
    for (LedgerEntry.Reservation one : outstanding) {
      index = index.find(one.sipRegistrationId()).isPresent() ? index : index.withOutlived(one);
    }
    return index;
  }

  private static DocumentPath checkParent(
      DocumentPath at, AccountDocument account, Set<AccountId> ids) {
    AccountId parent = account.parentAccountId();
    if (parent != null && !ids.contains(parent)) {
      throw at.member("parent_account_id").problem("there is no account " + parent);
    }
    return at;
  }

  private static long next(String key, @Nullable Long next, Stream<? extends NumericId<?>> ids) {
    long lowest = ids.mapToLong(NumericId::value).max().orElse(0) + 1;
    return next == null ? lowest : ROOT.within(key, next, lowest, NumericId.HIGHEST + 1);
  }

  private Account withServiceAccounts(
      DocumentPath account, AccountDocument document, Account owner) {
    DuplicateCheck names = new DuplicateCheck();
    serviceAccounts.addAll(
        account.each(
            "service_accounts",
            document.serviceAccounts(),
            (at, read) -> serviceAccount(at, read, owner.profile(), names)));
    return owner;
  }

  private ServiceAccount serviceAccount(
      DocumentPath at,
      ServiceAccountDocument document,
      AccountProfile owner,
      DuplicateCheck names) {
    String name = document.name();
    if (!ServiceAccount.isName(name)) {
      throw at.member("name")
          .problem("must be at most 64 letters, digits, hyphens and underscores");
    }
    // Some file systems take Owner and owner for the same file.
    names.add(at, "name", name.toLowerCase(Locale.ROOT), "service account " + name);
    KeyId own = document.keyId();
    KeyId id = own == null ? Credentials.derivedKeyId(owner.name() + "/" + name) : own;
    keyIds.add(at, own == null ? "name" : "key_id", id, "key id " + id);
    DuplicateCheck roles = new DuplicateCheck();
    at.each(
        "roles",
        document.roles(),
        (place, role) -> roles.add(place, role, "role " + DocumentValues.nameOf(role)));
    if (document.roles().isEmpty()) {
      throw at.member("roles").problem("must name a role, such as Owner");
    }
    PublicKey key = document.publicKey();
    return new ServiceAccount(
        id, owner.id(), name, Set.copyOf(document.roles()), key == null ? keys.apply(id) : key);
  }
}
