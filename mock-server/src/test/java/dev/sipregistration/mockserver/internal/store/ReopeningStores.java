package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.InstantSource;

/** Makes stores that last. */
interface ReopeningStores extends StoreFactory {
  /** Closes the store that was made last, and opens it again, as a second start does. */
  WorldStore reopen(World otherSeed, InstantSource system);
}
