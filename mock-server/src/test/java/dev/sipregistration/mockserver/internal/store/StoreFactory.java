package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.InstantSource;

/** Makes the store that a contract is tested on. */
interface StoreFactory {
  WorldStore create(World seed, InstantSource system);

  /** Closes all stores that it made. */
  default void close() {}
}
