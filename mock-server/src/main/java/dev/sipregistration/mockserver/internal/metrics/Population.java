package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of accounts and SIP registrations. Accounts are read one after the other, without
 * stopping the world.
 */
record Population(int accounts, Map<Status, Long> registrations) {
  /** The state of a SIP registration, or that it is deactivated. */
  enum Status {
    IN_PROGRESS,
    REGISTERED,
    FAILED,
    OFFLINE,
    DEACTIVATED
  }

  static Population of(WorldStore store) {
    Map<Status, Long> counts = new EnumMap<>(Status.class);
    List<Account> accounts =
        store.accounts().stream().flatMap(id -> store.find(id).stream()).toList();
    for (Account account : accounts) {
      for (SipRegistration registration : account.registrations().all()) {
        counts.merge(status(registration), 1L, Long::sum);
      }
    }
    return new Population(accounts.size(), counts);
  }

  long in(Status status) {
    return registrations.getOrDefault(status, 0L);
  }

  private static Status status(SipRegistration registration) {
    return registration.subscription().deactivated()
        ? Status.DEACTIVATED
        : switch (registration.state().kind()) {
          case IN_PROGRESS -> Status.IN_PROGRESS;
          case REGISTERED -> Status.REGISTERED;
          case FAILED -> Status.FAILED;
          case OFFLINE -> Status.OFFLINE;
        };
  }
}
