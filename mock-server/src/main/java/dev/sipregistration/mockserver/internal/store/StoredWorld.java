package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.List;

/**
 * A world that is entered.
 *
 * @param version the number of its changes as a whole
 * @param log keeps what becomes of it
 */
public record StoredWorld(
    long version,
    List<ListedAccount> accounts,
    List<ServiceAccount> serviceAccounts,
    long nextAccountId,
    long nextSipRegistrationId,
    ClockSetting clock,
    WorldLog log) {}
