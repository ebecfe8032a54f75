package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be told of a world, in types that have an equality. */
final class WorldSnapshot {
  private WorldSnapshot() {}

  static List<Object> of(World world) {
    List<Object> portrait = new ArrayList<>();
    portrait.add(world.clock());
    portrait.add(world.nextAccountId());
    portrait.add(world.nextSipRegistrationId());
    world.accounts().forEach(account -> portrait.add(of(account)));
    world.serviceAccounts().forEach(serviceAccount -> portrait.add(serviceAccount(serviceAccount)));
    return portrait;
  }

  /** What waits to be told to the owner is no part of it, but how many times he was told is. */
  static List<Object> of(Account account) {
    return List.of(
        account.profile(),
        account.terms(),
        account.options(),
        account.directory().applications(),
        account.directory().rules(),
        account.directory().users(),
        account.registrations().all(),
        account.registrations().all().stream().map(SipRegistration::user).toList(),
        account.registrations().outlived(),
        account.registrars().arranged(),
        account.ledger().entries(),
        account.ledger().posted(),
        account.ledger().reserved(),
        account.outbox().nextId(),
        account.nextDue());
  }

  private static List<Object> serviceAccount(ServiceAccount serviceAccount) {
    return List.of(
        serviceAccount.keyId(),
        serviceAccount.accountId(),
        serviceAccount.name(),
        serviceAccount.roles(),
        serviceAccount.publicKey());
  }
}
