package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
   *     two service accounts the same key id, a service account belongs to no account or has no
   *     role, a parent is no account of the world, a counter is not above the accounts' ids or goes
   *     beyond {@link NumericId#HIGHEST}, or the clock is stopped beyond {@link WireTimes} or
   *     before an entry of a ledger
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
    for (Account account : accounts) {
      AccountId parent = account.profile().parent();
      require(parent == null || unique.contains(parent), "there is no account " + parent);
    }
    requireCounter("account", highest(accounts.stream().map(Account::id)), nextAccountId);
    requireCounter("SIP registration", 0, nextSipRegistrationId);
    requireClock(clock, accounts);
    for (ServiceAccount serviceAccount : serviceAccounts) {
      requireNew(unique, serviceAccount.keyId(), "key " + serviceAccount.keyId());
      require(
          unique.contains(serviceAccount.accountId()),
          "a service account of no account: " + serviceAccount);
      require(
          !serviceAccount.roles().isEmpty(), "a service account without roles: " + serviceAccount);
    }
  }

  /**
   * Returns a world whose next ids are the lowest that were never used, and whose clock follows the
   * system's.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static World of(Collection<Account> accounts, Collection<ServiceAccount> serviceAccounts) {
    return new World(
        List.copyOf(accounts),
        List.copyOf(serviceAccounts),
        highest(accounts.stream().map(Account::id)) + 1,
        highest(accounts.stream().flatMap(account -> account.ledger().purchases())) + 1,
        new ClockSetting.Running());
  }

  private static long highest(Stream<? extends NumericId<?>> ids) {
    return ids.mapToLong(NumericId::value).max().orElse(0);
  }

  /**
   * Makes sure that no SIP registration is of two accounts, and that the next one gets an id that
   * was never used. Takes time for each entry of all ledgers.
   *
   * @throws IllegalArgumentException if it is not so
   */
  public void requireUniqueSipRegistrations() {
    Set<Object> unique = new HashSet<>();
    for (Account account : accounts) {
      for (SipRegistration one : account.registrations().all()) {
        requireNew(unique, one.id(), "SIP registration " + one.id());
      }
    }
    requireCounter(
        "SIP registration",
        highest(accounts.stream().flatMap(account -> account.ledger().purchases())),
        nextSipRegistrationId);
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

  private static void requireClock(ClockSetting clock, List<Account> accounts) {
    if (clock instanceof ClockSetting.Stopped stopped) {
      require(WireTimes.isRepresentable(stopped.at()), "the clock goes from 1970 to 9999");
      for (Account account : accounts) {
        require(
            !account.ledger().latest().at().isAfter(stopped.at()),
            "the clock is before an entry of the ledger of account " + account.id());
      }
    }
  }

  private static void requireCounter(String what, long highest, long next) {
    require(
        next > highest && next <= NumericId.HIGHEST + 1,
        "the id of the next %s must be from %s to %s, but is %s"
            .formatted(what, highest + 1, NumericId.HIGHEST + 1, next));
  }

  private static void requireNew(Set<Object> unique, Object key, String what) {
    require(unique.add(key), what + " is given twice");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
