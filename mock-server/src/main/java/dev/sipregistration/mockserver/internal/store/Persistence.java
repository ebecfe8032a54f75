package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the worlds of a store in memory beyond this process, and shares them with other servers.
 * What a method is told is durable when it returns; where it throws {@link StoreException}, nothing
 * of it is kept.
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

  /** Returns all snapshots, each to be read when it is needed, if other servers save some, too. */
  default Optional<Map<String, Supplier<World>>> snapshots() {
    return Optional.empty();
  }

  /** Returns the world that another server has entered, if there is one, and follows it there. */
  default Optional<StoredState> follow() {
    return Optional.empty();
  }

  /** Claims the callbacks of an account for this server, for a while; false if another has them. */
  default boolean claimCallbacks(AccountId account) {
    return true;
  }

  /** Leaves the callbacks of an account to whichever server wants them. */
  default void releaseCallbacks(AccountId account) {}
}
