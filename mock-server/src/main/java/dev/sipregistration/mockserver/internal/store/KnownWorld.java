package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What this process knows of a world.
 *
 * @param version the number of its changes as a whole
 * @param statuses those of all accounts, by id
 * @param inMemory finds an account, if it is in memory
 */
public record KnownWorld(
    long version,
    List<StoredStatus> statuses,
    Function<AccountId, Optional<StoredAccount>> inMemory,
    ClockSetting clock,
    IdSource ids,
    LongSupplier nextSipRegistrationId) {

  /** Returns what a decision on some of the accounts is made on. */
  public Present with(List<StoredAccount> accounts) {
    return new Present(accounts, clock, ids, nextSipRegistrationId);
  }
}
