package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;

/**
 * Writes a world as a seed that loads to the same world again. The order is always the same, and
 * nothing but the world goes into it, so two exports can be compared.
 */
final class SeedWriter {
  private static final String WITHOUT_SECRETS =
      """
      # Secrets are left out: password of SIP registrations, api_key and callback_salt of accounts.
      """;

  private final World world;
  private final boolean secrets;

  SeedWriter(World world, boolean secrets) {
    this.world = world;
    this.secrets = secrets;
  }

  String text() {
    YamlWriter file = new YamlWriter();
    if (world.clock() instanceof ClockSetting.Standing standing) {
      file.time("clock", standing.at());
    }
    if (world.accounts().isEmpty()) {
      file.emptyList("accounts");
    }
    file.blocks("accounts", world.accounts().stream().map(this::account).toList())
        .number("next_account_id", world.nextAccountId())
        .number("next_sip_registration_id", world.nextSipRegistrationId());
    return (secrets ? "" : WITHOUT_SECRETS) + file.document();
  }

  private YamlWriter account(Account account) {
    List<ServiceAccount> robots =
        world.serviceAccounts().stream()
            .filter(robot -> robot.accountId().equals(account.id()))
            .toList();
    return new AccountWriter(account, secrets).write(robots);
  }
}
