package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.List;

/**
 * What a change makes of the {@link Present}.
 *
 * @param accounts in the same order; the same object where nothing changes
 * @param value the result for whoever asked for the change
 */
public record Decision<T>(List<Account> accounts, ClockSetting clock, T value) {}
