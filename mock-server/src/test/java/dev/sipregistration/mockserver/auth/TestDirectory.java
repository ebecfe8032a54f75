package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Service accounts and parents in two maps. */
final class TestDirectory implements AccountStore {
  private final Map<KeyId, ServiceAccount> serviceAccounts = new HashMap<>();
  private final Map<AccountId, AccountId> parents = new HashMap<>();

  ServiceAccount put(String key, long account, PublicKey publicKey, Role... roles) {
    ServiceAccount serviceAccount =
        new ServiceAccount(
            new KeyId(key), new AccountId(account), "service", Set.of(roles), publicKey);
    serviceAccounts.put(serviceAccount.keyId(), serviceAccount);
    return serviceAccount;
  }

  void remove(String key) {
    serviceAccounts.remove(new KeyId(key));
  }

  void putChild(long child, long parent) {
    parents.put(new AccountId(child), new AccountId(parent));
  }

  void removeChild(long child) {
    parents.remove(new AccountId(child));
  }

  @Override
  public Optional<ServiceAccount> serviceAccount(KeyId key) {
    return Optional.ofNullable(serviceAccounts.get(key));
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(parents.get(id))
        .map(parent -> Account.named(id, "child").parent(parent).build());
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant now() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<AccountId> accountOwnedBy(String email) {
    throw new UnsupportedOperationException();
  }
}
