package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All accounts at one instant: what a seed describes, what a snapshot holds, what a reset returns
 * to. Immutable, and cheap to hold, because it shares what did not change with the worlds before
 * it.
 *
 * @param nextAccountId the lowest account id that was never used
 * @param nextSipRegistrationId the lowest SIP registration id that was never used
 */
public record World(
    List<Account> accounts,
    List<ServiceAccount> serviceAccounts,
    long nextAccountId,
    long nextSipRegistrationId,
    ClockSetting clock) {

  /**
   * @throws IllegalArgumentException if two accounts have the same id, name (in any case) or email,
   *     two service accounts the same key id, or a service account belongs to no account or has no
   *     role
   */
  public World {
    accounts = List.copyOf(accounts);
    serviceAccounts = List.copyOf(serviceAccounts);
    Set<Object> unique = new HashSet<>();
    for (Account account : accounts) {
      AccountProfile profile = account.profile();
      requireNew(unique, profile.id(), "account " + profile.id());
      String anyCase = profile.name().value().toLowerCase(Locale.ROOT);
      requireNew(unique, "name " + anyCase, "account name " + profile.name());
      requireNew(unique, "email " + profile.email(), "account email " + profile.email());
    }
    for (ServiceAccount serviceAccount : serviceAccounts) {
      requireNew(unique, serviceAccount.keyId(), "key " + serviceAccount.keyId());
      if (!unique.contains(serviceAccount.accountId())) {
        throw new IllegalArgumentException("a service account of no account: " + serviceAccount);
      }
      if (serviceAccount.roles().isEmpty()) {
        throw new IllegalArgumentException("a service account without roles: " + serviceAccount);
      }
    }
  }

  /**
   * Returns a new world, whose first SIP registration gets the id 1 and whose clock follows the
   * system's.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static World of(Collection<Account> accounts, Collection<ServiceAccount> serviceAccounts) {
    long highest = accounts.stream().mapToLong(account -> account.id().value()).max().orElse(0);
    return new World(
        List.copyOf(accounts),
        List.copyOf(serviceAccounts),
        highest + 1,
        1,
        new ClockSetting.Running());
  }

  /**
   * Returns this world with more service accounts.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public World with(Collection<ServiceAccount> added) {
    List<ServiceAccount> all = new ArrayList<>(serviceAccounts);
    all.addAll(added);
    return new World(accounts, all, nextAccountId, nextSipRegistrationId, clock);
  }

  public World with(ClockSetting newClock) {
    return new World(accounts, serviceAccounts, nextAccountId, nextSipRegistrationId, newClock);
  }

  private static void requireNew(Set<Object> unique, Object key, String what) {
    if (!unique.add(key)) {
      throw new IllegalArgumentException(what + " is given twice");
    }
  }
}
