package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;

/**
 * Keeps the worlds of a store in memory beyond this process. What a method is told is durable when
 * it returns; where it throws {@link StoreException}, nothing of it is kept.
 */
public interface Persistence {
  /** Keeps nothing. */
  Persistence NONE = new Persistence() {};

  /** Leaves the present world and enters the seed again. */
  default WorldLog reset() {
    return WorldLog.NONE;
  }

  /** Leaves the present world and enters another seed. */
  default WorldLog reset(World newSeed) {
    return WorldLog.NONE;
  }

  /** Leaves the present world and enters a snapshot that was saved. */
  default WorldLog restore(String snapshot) {
    return WorldLog.NONE;
  }

  /** Leaves the present world and enters another one. */
  default WorldLog enter(World world) {
    return WorldLog.NONE;
  }

  /** Drops a snapshot, if there is one of the name. */
  default void forget(String snapshot) {}
}
