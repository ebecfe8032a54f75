package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.Optional;

/** Knows the service accounts of the world as it is now. */
public interface ServiceAccountDirectory {

  /**
   * Finds the service account that a key belongs to.
   *
   * @param keyId the key's id, from the token's {@code kid}
   * @return the service account, or nothing if no account has this key
   */
  Optional<ServiceAccount> find(KeyId keyId);

  /**
   * Tells whether a service account may act on an account: its own, or a child of its own.
   *
   * @param serviceAccount the robot
   * @param account the account that the token's {@code iss} names
   * @return whether it may
   */
  boolean maySpeakFor(ServiceAccount serviceAccount, AccountId account);

  /**
   * Tells whether exactly this service account is still there, with the same key and roles.
   *
   * @param serviceAccount one that was found before
   * @return whether it is still there
   */
  default boolean knows(ServiceAccount serviceAccount) {
    return find(serviceAccount.keyId()).filter(serviceAccount::equals).isPresent();
  }
}
