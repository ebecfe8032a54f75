package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the worlds of a store, beyond this process or not, and may share them with other servers.
 * What a method is told is durable when it returns; where it throws {@link StoreException}, nothing
 * of it is kept.
 */
public interface Persistence {
  /** Reads the world that resets return to. */
  World seed();

  /** Reads the account with the lowest id of the seed. */
  Optional<Account> firstOfSeed();

  List<ServiceAccount> serviceAccountsOfSeed();

  /** Returns the keys of service accounts of the seed and of snapshots, and perhaps others. */
  Set<KeyId> keys();

  /** Leaves the present world and enters the seed again. */
  StoredWorld reset();

  /** Leaves the present world and enters another seed. */
  StoredWorld reset(World newSeed);

  /** Leaves the present world and enters another one. */
  StoredWorld enter(World world);

  /** Leaves the present world and enters a snapshot that was saved, if there is one of the name. */
  Optional<StoredWorld> restore(String snapshot);

  /** Drops a snapshot, and returns whether there was one of the name. */
  boolean forget(String snapshot);

  /** Returns the names of the snapshots. */
  Set<String> snapshots();

  /** Returns the world that another server has entered, if there is one, and follows it there. */
  default Optional<StoredWorld> follow() {
    return Optional.empty();
  }

  /** Claims the callbacks of an account for this server, for a while; false if another has them. */
  default boolean claimCallbacks(AccountId account) {
    return true;
  }

  /** Leaves the callbacks of an account to whichever server wants them. */
  default void releaseCallbacks(AccountId account) {}
}
