package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Service accounts and parents in two maps. */
final class TestDirectory implements ServiceAccountDirectory {
  private final Map<KeyId, ServiceAccount> serviceAccounts = new HashMap<>();
  private final Map<AccountId, AccountId> parents = new HashMap<>();

  ServiceAccount put(String key, long account, PublicKey publicKey, Role... roles) {
    ServiceAccount robot =
        new ServiceAccount(
            new KeyId(key), new AccountId(account), "robot", Set.of(roles), publicKey);
    serviceAccounts.put(robot.keyId(), robot);
    return robot;
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
  public Optional<ServiceAccount> find(KeyId keyId) {
    return Optional.ofNullable(serviceAccounts.get(keyId));
  }

  @Override
  public boolean maySpeakFor(ServiceAccount serviceAccount, AccountId account) {
    return serviceAccount.accountId().equals(account)
        || serviceAccount.accountId().equals(parents.get(account));
  }
}
