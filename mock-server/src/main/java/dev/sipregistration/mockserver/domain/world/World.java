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
 * Everything at one moment: what a seed produces, what a snapshot keeps, what a reset returns to.
 * Immutable, and cheap to keep, because it shares what did not change with the worlds before it.
 *
 * @param accounts the accounts
 * @param serviceAccounts the service accounts of all of them
 * @param nextAccountId the lowest account id that was never given
 * @param nextSipRegistrationId the lowest SIP registration id that was never given
 * @param clock how its time passes
 */
public record World(
    List<Account> accounts,
    List<ServiceAccount> serviceAccounts,
    long nextAccountId,
    long nextSipRegistrationId,
    ClockSetting clock) {

  /**
   * Makes a world of copies of the lists.
   *
   * @param accounts the accounts
   * @param serviceAccounts the service accounts of all of them
   * @param nextAccountId the lowest account id that was never given
   * @param nextSipRegistrationId the lowest SIP registration id that was never given
   * @param clock how its time passes
   * @throws IllegalArgumentException if an account's id, name or address or a key's id is given
   *     twice, or a service account belongs to no account
   */
  public World {
    accounts = List.copyOf(accounts);
    serviceAccounts = List.copyOf(serviceAccounts);
    Set<Object> taken = new HashSet<>();
    for (Account account : accounts) {
      AccountProfile profile = account.profile();
      requireNew(taken, profile.id(), "account " + profile.id());
      String anyCase = profile.name().toLowerCase(Locale.ROOT);
      requireNew(taken, "name " + anyCase, "account name " + profile.name());
      requireNew(taken, "email " + profile.email(), "account email " + profile.email());
    }
    for (ServiceAccount robot : serviceAccounts) {
      requireNew(taken, robot.keyId(), "key " + robot.keyId());
      if (!taken.contains(robot.accountId())) {
        throw new IllegalArgumentException("a service account of no account: " + robot);
      }
    }
  }

  /**
   * Returns a world at its beginning, whose first SIP registration gets the id 1 and whose time
   * follows the system's.
   *
   * @param accounts the accounts
   * @param serviceAccounts the service accounts of all of them
   * @return the world
   * @throws IllegalArgumentException if an account's id, name or address or a key's id is given
   *     twice, or a service account belongs to no account
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
   * @param added the service accounts
   * @return the larger world
   * @throws IllegalArgumentException if a key's id is given twice, or one belongs to no account
   */
  public World with(Collection<ServiceAccount> added) {
    List<ServiceAccount> all = new ArrayList<>(serviceAccounts);
    all.addAll(added);
    return new World(accounts, all, nextAccountId, nextSipRegistrationId, clock);
  }

  /**
   * Returns this world with another clock.
   *
   * @param newClock how time passes
   * @return the world
   */
  public World with(ClockSetting newClock) {
    return new World(accounts, serviceAccounts, nextAccountId, nextSipRegistrationId, newClock);
  }

  private static void requireNew(Set<Object> taken, Object key, String what) {
    if (!taken.add(key)) {
      throw new IllegalArgumentException(what + " is given twice");
    }
  }
}
