package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A change of a world as a whole.
 *
 * @param concerns tells whether an account is needed to decide; no other one changes
 * @param decide makes a decision on these accounts, by id; may be called again if the first cannot
 *     be kept
 */
public record WorldChange<T>(
    BiPredicate<AccountStatus, ClockSetting> concerns, Function<Present, Decision<T>> decide) {}
