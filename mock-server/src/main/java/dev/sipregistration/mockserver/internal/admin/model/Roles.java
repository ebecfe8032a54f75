package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.internal.admin.generated.RoleNameModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's names of roles. */
public final class Roles {
  private Roles() {}

  public static Role read(RoleNameModel name) {
    return Role.valueOf(name.name());
  }

  public static List<RoleNameModel> write(Set<Role> roles) {
    return roles.stream().map(role -> RoleNameModel.valueOf(role.name())).toList();
  }

  public static Set<Role> read(List<@Nullable RoleNameModel> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (int i = 0; i < names.size(); i++) {
      RoleNameModel name = names.get(i);
      if (name == null) {
        throw ProblemException.badRequest("/roles/" + i, "A role must have a name");
      }
      roles.add(read(name));
    }
    if (roles.isEmpty()) {
      throw BodyChecks.wrong("roles", "at least one");
    }
    return roles;
  }
}
