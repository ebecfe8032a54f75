package dev.sipregistration.mockserver.internal;

import dev.sipregistration.mockserver.auth.ServiceAccountDirectory;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.AccountStore;
import java.util.Optional;

/**
 * Looks service accounts up where the accounts live.
 *
 * @param accounts where they live
 */
public record StoredServiceAccounts(AccountStore accounts) implements ServiceAccountDirectory {
  @Override
  public Optional<ServiceAccount> find(KeyId keyId) {
    return accounts.serviceAccount(keyId);
  }

  /** The key of a parent account may sign for a child of it; the vendor documents that. */
  @Override
  public boolean maySpeakFor(ServiceAccount serviceAccount, AccountId account) {
    AccountId own = serviceAccount.accountId();
    return own.equals(account)
        || accounts
            .find(account)
            .map(child -> child.profile().parent())
            .filter(own::equals)
            .isPresent();
  }
}
