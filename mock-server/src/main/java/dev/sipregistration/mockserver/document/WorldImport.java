package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes a world of a document. For one document. */
public final class WorldImport {
  private static final DocumentPath ROOT = DocumentPath.ROOT;

  /** It is part of the name of a file, after that of the account and a dot. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final InstantSource system;
  private final Function<KeyId, PublicKey> keys;
  private final List<ServiceAccount> serviceAccounts = new ArrayList<>();
  private final DuplicateCheck keyIds = new DuplicateCheck();

  /**
   * Makes an import.
   *
   * @param system the real time, at which a world begins whose clock does not stand still
   * @param keys returns the key with an id, for service accounts without a public key
   */
  public WorldImport(InstantSource system, Function<KeyId, PublicKey> keys) {
    this.system = system;
    this.keys = keys;
  }

  /**
   * Makes the world.
   *
   * @param document the document
   * @return the world
   * @throws DocumentException if the document does not describe one
   */
  public World world(WorldDocument document) {
    Instant stopped = document.clock();
    AccountImport reader =
        new AccountImport(stopped == null ? system.instant() : stopped, stopped != null);
    List<AccountDocument> documents = ROOT.required("accounts", document.accounts());
    List<Account> accounts =
        ROOT.map(
            "accounts",
            documents,
            (at, one) -> {
              Account account = reader.account(at, one);
              DuplicateCheck names = new DuplicateCheck();
              serviceAccounts.addAll(
                  at.map(
                      "service_accounts",
                      one.serviceAccounts(),
                      (place, robot) -> serviceAccount(place, account.profile(), robot, names)));
              return account;
            });
    List<AccountId> ids = accounts.stream().map(Account::id).toList();
    ROOT.map("accounts", documents, (at, one) -> checkParent(at, one, ids));
    return new World(
        accounts,
        serviceAccounts,
        next("next_account_id", document.nextAccountId(), ids.stream().mapToLong(AccountId::value)),
        next(
            "next_sip_registration_id",
            document.nextSipRegistrationId(),
            accounts.stream().flatMapToLong(WorldImport::purchases)),
        stopped == null ? new ClockSetting.Running() : new ClockSetting.Standing(stopped));
  }

  private static AccountDocument checkParent(
      DocumentPath at, AccountDocument document, List<AccountId> ids) {
    AccountId parent = document.parentAccountId();
    if (parent != null && parent.equals(document.accountId())) {
      throw at.member("parent_account_id").problem("must be another account");
    }
    if (parent != null && !ids.contains(parent)) {
      throw at.member("parent_account_id").problem("there is no account " + parent);
    }
    return document;
  }

  /** Returns the ids of all SIP registrations that an account has or had. */
  private static LongStream purchases(Account account) {
    return account.ledger().entries().stream()
        .filter(LedgerEntry.Reservation.class::isInstance)
        .mapToLong(entry -> ((LedgerEntry.Reservation) entry).sipRegistrationId().value());
  }

  private static long next(String key, @Nullable Long next, LongStream ids) {
    long lowest = ids.max().orElse(0) + 1;
    return next == null ? lowest : ROOT.within(key, next, lowest, 1L << 53);
  }

  private ServiceAccount serviceAccount(
      DocumentPath at,
      AccountProfile account,
      ServiceAccountDocument document,
      DuplicateCheck names) {
    String name =
        at.matching(
            "name", document.name(), NAME, "at most 64 letters, digits, hyphens and underscores");
    // Some file systems take Owner and owner for the same file.
    names.add(at.member("name"), name.toLowerCase(Locale.ROOT), "service account " + name);
    KeyId own = document.keyId();
    KeyId keyId = own == null ? Credentials.derivedKeyId(account.name() + "/" + name) : own;
    keyIds.add(at.member(own == null ? "name" : "key_id"), keyId, "key id " + keyId);
    PublicKey publicKey = document.publicKey();
    return new ServiceAccount(
        keyId,
        account.id(),
        name,
        roles(at, document),
        publicKey == null ? keys.apply(keyId) : publicKey);
  }

  private static Set<Role> roles(DocumentPath at, ServiceAccountDocument document) {
    List<Role> roles = at.required("roles", document.roles());
    if (roles.isEmpty()) {
      throw at.member("roles").problem("must name a role, such as Owner");
    }
    DuplicateCheck seen = new DuplicateCheck();
    at.map("roles", roles, (place, role) -> seen.add(place, role, "role " + Names.of(role)));
    return EnumSet.copyOf(roles);
  }
}
