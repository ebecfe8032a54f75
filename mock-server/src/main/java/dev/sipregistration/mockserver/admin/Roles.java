package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.RoleName;
import dev.sipregistration.mockserver.domain.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's names of roles. */
final class Roles {
  private Roles() {}

  static Role read(RoleName name) {
    return Role.valueOf(name.name());
  }

  static Set<Role> read(List<@Nullable RoleName> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (int i = 0; i < names.size(); i++) {
      RoleName name = names.get(i);
      if (name == null) {
        throw ProblemException.badRequest("/roles/" + i, "A role must have a name");
      }
      roles.add(read(name));
    }
    if (roles.isEmpty()) {
      throw Fields.wrong("roles", "at least one");
    }
    return roles;
  }
}
