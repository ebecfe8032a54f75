package dev.sipregistration.mockserver.auth;

import static dev.sipregistration.mockserver.domain.directory.Role.ACCOUNTANT;
import static dev.sipregistration.mockserver.domain.directory.Role.ADMIN;
import static dev.sipregistration.mockserver.domain.directory.Role.DEVELOPER;
import static dev.sipregistration.mockserver.domain.directory.Role.OWNER;

import dev.sipregistration.mockserver.domain.directory.Role;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Says which roles may call which operation, as the vendor documents it for each of them.
 *
 * <p>There is no default: an operation that is not named here has no roles, and the server refuses
 * to start with it.
 */
public final class RolePolicy {
  private final Map<String, Set<Role>> rolesByOperation;

  private RolePolicy(Map<String, Set<Role>> rolesByOperation) {
    this.rolesByOperation = rolesByOperation;
  }

  /** Returns the vendor's policy. A developer cannot create, and an accountant cannot bind. */
  public static RolePolicy vendor() {
    return new RolePolicy(
        Map.of(
            "CreateSipRegistration", Set.of(OWNER, ADMIN, ACCOUNTANT),
            "BindSipRegistration", Set.of(OWNER, ADMIN, DEVELOPER)));
  }

  /**
   * Returns the roles any one of which is enough.
   *
   * @param operation the operation's name on the wire
   * @return its roles, never empty
   * @throws IllegalStateException if no roles are declared for the operation
   */
  public Set<Role> rolesFor(String operation) {
    Set<Role> roles = rolesByOperation.get(operation);
    if (roles == null || roles.isEmpty()) {
      throw new IllegalStateException(
          "No roles are declared for " + operation + ": name them in RolePolicy");
    }
    return roles;
  }

  /** Tells whether roles are declared for an operation, by its name on the wire. */
  public boolean knows(String operation) {
    return rolesByOperation.containsKey(operation);
  }

  /** Tells whether a caller has one of the roles of an operation. */
  public boolean permits(Caller caller, String operation) {
    return !Collections.disjoint(caller.serviceAccount().roles(), rolesFor(operation));
  }
}
