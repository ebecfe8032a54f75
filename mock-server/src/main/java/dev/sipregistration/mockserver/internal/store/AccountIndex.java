package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts and service accounts of a world, by id, name, e-mail address and key; lock-free. */
final class AccountIndex {
  private final Map<AccountId, LockedAccount> accounts = new ConcurrentHashMap<>();

  /** By names in lower case, because some file systems ignore case and names become file names. */
  private final Map<String, AccountId> names = new ConcurrentHashMap<>();

  private final Map<String, AccountId> emails = new ConcurrentHashMap<>();
  private final Map<KeyId, ServiceAccount> keys = new ConcurrentHashMap<>();

  AccountIndex(List<ListedAccount> listed, List<ServiceAccount> serviceAccounts) {
    listed.forEach(this::put);
    serviceAccounts.forEach(this::put);
  }

  Optional<LockedAccount> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  Optional<AccountId> named(String name) {
    return Optional.ofNullable(names.get(lowerCase(name)))
        .filter(id -> account(id).filter(found -> found.isNamed(name)).isPresent());
  }

  boolean isNameTaken(String name) {
    return names.containsKey(lowerCase(name));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  Optional<AccountId> ownedBy(String email) {
    return Optional.ofNullable(emails.get(email));
  }

  Optional<ServiceAccount> serviceAccount(KeyId key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** Returns all accounts by id. */
  List<LockedAccount> accounts() {
    return accounts.values().stream().sorted(Comparator.comparing(LockedAccount::id)).toList();
  }

  List<ServiceAccount> serviceAccounts() {
    return keys.values().stream().sorted(Comparator.comparing(one -> one.keyId().value())).toList();
  }

  LockedAccount put(ListedAccount listed) {
    LockedAccount account = new LockedAccount(listed);
    names.put(lowerCase(listed.name()), account.id());
    emails.put(listed.email(), account.id());
    // Last, so that an account that is found by id is found every other way, too.
    accounts.put(account.id(), account);
    return account;
  }

  /**
   * @throws IllegalArgumentException if the service account cannot be added
   */
  void check(ServiceAccount added) {
    if (!accounts.containsKey(added.accountId())) {
      throw new IllegalArgumentException("a service account without an account: " + added);
    }
    if (keys.containsKey(added.keyId())) {
      throw new IllegalArgumentException("key " + added.keyId() + " exists already");
    }
  }

  void put(ServiceAccount added) {
    keys.put(added.keyId(), added);
  }
}
