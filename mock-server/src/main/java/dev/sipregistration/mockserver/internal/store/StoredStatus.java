package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.AccountStatus;

/**
 * The status of an account as it was committed.
 *
 * @param version the number of its changes, by which other servers' changes are noticed
 */
public record StoredStatus(AccountStatus status, long version) {}
