package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.security.Principal;
import java.util.Collections;
import java.util.Set;

/**
 * The caller: a service account, and the account it acts for, which is its own or a child of its
 * own.
 *
 * @param account the account that the call is about, from the claim {@code iss}
 * @param serviceAccount whose key signed the token
 */
public record Caller(AccountId account, ServiceAccount serviceAccount) implements Principal {
  @Override
  public String getName() {
    return serviceAccount.name();
  }

  /**
   * Checks the caller's roles.
   *
   * @param roles the roles of an operation
   * @return whether the caller has one of them
   */
  public boolean mayCall(Set<Role> roles) {
    return !Collections.disjoint(serviceAccount.roles(), roles);
  }
}
