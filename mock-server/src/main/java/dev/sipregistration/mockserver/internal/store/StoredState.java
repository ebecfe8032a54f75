package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a store goes on with.
 *
 * @param opened the accounts of the active world as they were opened, in the same order
 * @param snapshots by their names; each is read when it is needed
 * @param log keeps what becomes of the active world
 */
public record StoredState(
    World seed,
    World active,
    List<Account> opened,
    Map<String, Supplier<World>> snapshots,
    WorldLog log) {}
