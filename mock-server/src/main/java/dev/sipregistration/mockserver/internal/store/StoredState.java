package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.World;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a store goes on with.
 *
 * @param seed the world that resets return to
 * @param snapshots by their names; each is read when it is needed
 */
public record StoredState(World seed, StoredWorld active, Map<String, Supplier<World>> snapshots) {}
