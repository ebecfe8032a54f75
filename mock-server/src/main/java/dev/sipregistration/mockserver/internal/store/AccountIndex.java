package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is there in a live world, found by id, name, address or key without waiting. */
final class AccountIndex {
  private final Map<AccountId, LockedAccount> cells = new ConcurrentHashMap<>();
  private final Map<String, AccountId> names = new ConcurrentHashMap<>();
  private final Map<String, AccountId> emails = new ConcurrentHashMap<>();
  private final Map<KeyId, ServiceAccount> keys = new ConcurrentHashMap<>();

  AccountIndex(World world) {
    world.accounts().forEach(this::put);
    world.serviceAccounts().forEach(robot -> keys.put(robot.keyId(), robot));
  }

  Optional<LockedAccount> cell(AccountId id) {
    return Optional.ofNullable(cells.get(id));
  }

  Optional<AccountId> named(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Names that differ only in case would be one name to some file systems. */
  boolean isNameTaken(String name) {
    return names.keySet().stream().anyMatch(name::equalsIgnoreCase);
  }

  Optional<AccountId> ownedBy(String email) {
    return Optional.ofNullable(emails.get(email));
  }

  Optional<ServiceAccount> serviceAccount(KeyId key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** Returns the places of all accounts, in the order of their ids. */
  List<LockedAccount> cells() {
    return cells.values().stream()
        .sorted(Comparator.comparing(cell -> cell.committed().id()))
        .toList();
  }

  List<ServiceAccount> serviceAccounts() {
    return keys.values().stream()
        .sorted(Comparator.comparing(robot -> robot.keyId().value()))
        .toList();
  }

  void put(Account account) {
    names.put(account.profile().name().value(), account.id());
    emails.put(account.profile().email(), account.id());
    // Last, so that an account that can be found by id can be found every other way, too.
    cells.put(account.id(), new LockedAccount(account));
  }

  void put(ServiceAccount added) {
    if (!cells.containsKey(added.accountId())) {
      throw new IllegalArgumentException("a service account of no account: " + added);
    }
    if (keys.putIfAbsent(added.keyId(), added) != null) {
      throw new IllegalArgumentException("key " + added.keyId() + " is given twice");
    }
  }
}
