package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What there is in the world at one moment; accounts are read one after the other, so that nobody
 * has to stand still for it.
 *
 * @param accounts how many accounts
 * @param registrations how many SIP registrations in each standing
 */
record Population(int accounts, Map<Standing, Long> registrations) {
  /** How a SIP registration stands. */
  enum Standing {
    IN_PROGRESS,
    REGISTERED,
    FAILED,
    OFFLINE,
    DEACTIVATED
  }

  static Population of(WorldStore store) {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    List<Account> accounts =
        store.accounts().stream().flatMap(id -> store.find(id).stream()).toList();
    for (Account account : accounts) {
      for (SipRegistration registration : account.registrations().all()) {
        counts.merge(standing(registration), 1L, Long::sum);
      }
    }
    return new Population(accounts.size(), counts);
  }

  long in(Standing standing) {
    return registrations.getOrDefault(standing, 0L);
  }

  private static Standing standing(SipRegistration registration) {
    SipRegistrationState state = registration.state();
    if (registration.subscription().deactivated()) {
      return Standing.DEACTIVATED;
    }
    if (state instanceof SipRegistrationState.InProgress) {
      return Standing.IN_PROGRESS;
    }
    if (state instanceof SipRegistrationState.Registered) {
      return Standing.REGISTERED;
    }
    return state instanceof SipRegistrationState.Failed ? Standing.FAILED : Standing.OFFLINE;
  }
}
