package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.Set;

/**
 * A calling robot of an account.
 *
 * @param keyId the id of its key, unique in its world
 * @param accountId the account it belongs to
 * @param name what it is called
 * @param roles what it may do
 * @param publicKey what its signatures are verified with
 */
public record ServiceAccount(
    KeyId keyId, AccountId accountId, String name, Set<Role> roles, PublicKey publicKey) {
  /**
   * Makes a service account with a copy of the roles.
   *
   * @param keyId the id of its key, unique in its world
   * @param accountId the account it belongs to
   * @param name what it is called
   * @param roles what it may do
   * @param publicKey what its signatures are verified with
   */
  public ServiceAccount {
    roles = Set.copyOf(roles);
  }

  /** Returns who it is; the key is left out, because printing it may have to make it first. */
  @Override
  public String toString() {
    return "ServiceAccount[" + keyId + ", account " + accountId + ", " + name + ", " + roles + "]";
  }
}
