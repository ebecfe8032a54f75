package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.directory.Role;
import java.util.Arrays;
import java.util.List;

/** The names of roles as the vendor writes them. */
final class RoleNames {
  private static final List<String> ALL = Arrays.stream(Role.values()).map(RoleNames::of).toList();

  private RoleNames() {}

  static String of(Role role) {
    return switch (role) {
      case OWNER -> "Owner";
      case ADMIN -> "Admin";
      case DEVELOPER -> "Developer";
      case SUPERVISOR -> "Supervisor";
      case SUPPORT -> "Support";
      case ACCOUNTANT -> "Accountant";
      case PAYER -> "Payer";
      case PAYER_NO_VERIFY -> "PayerNoVerify";
      case USER_MANAGER -> "UserManager";
      case CALL_LIST_MANAGER -> "CallListManager";
      case PHONE_NUMBER_MANAGER -> "PhoneNumberManager";
      case CALLS_SMS -> "CallsSMS";
      case SCENARIOS -> "Scenarios";
    };
  }

  static Role read(YamlValue value) {
    String name = value.text();
    return Arrays.stream(Role.values())
        .filter(role -> of(role).equals(name))
        .findFirst()
        .orElseThrow(() -> value.unknown("is no role", name, ALL));
  }
}
