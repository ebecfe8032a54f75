package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a change is decided on.
 *
 * @param nextSipRegistrationId the id that is drawn next, for a change of all accounts
 */
public record Present(
    List<StoredAccount> accounts,
    ClockSetting clock,
    IdSource ids,
    LongSupplier nextSipRegistrationId) {}
