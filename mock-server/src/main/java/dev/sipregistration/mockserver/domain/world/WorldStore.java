package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a world lives, as far as the control of the mock server is concerned: everything that is
 * about more than one account.
 *
 * <p>Safe for many threads. What is done here may wait for the steps in flight on all accounts.
 */
public interface WorldStore extends AccountStore {
  /**
   * Opens an account with an id that was never given in this world.
   *
   * @param description describes the account with the id it is handed; may be called when the name
   *     turns out to be taken
   * @return the account, or what is taken
   */
  AccountOpening open(Function<AccountId, Account> description);

  /**
   * Adds a service account.
   *
   * @param added the service account
   * @throws IllegalArgumentException if its key's id is taken or its account does not exist
   */
  void add(ServiceAccount added);

  /**
   * Returns all accounts.
   *
   * @return their ids, in order
   */
  List<AccountId> accounts();

  /** Returns to the seed. Steps in flight are still taken in the world that is left behind. */
  void reset();

  /**
   * Goes to another seed, which later resets return to.
   *
   * @param newSeed the seed
   */
  void reset(World newSeed);

  /**
   * Goes to another world; later resets still return to the seed.
   *
   * @param world the world
   */
  void enter(World world);

  /**
   * Returns everything at this moment.
   *
   * @return a consistent world
   */
  World world();

  /**
   * Keeps everything at this moment under a name, in place of what was kept under it before.
   * Snapshots outlive resets.
   *
   * @param name any name
   */
  void save(String name);

  /**
   * Returns to a snapshot, its time included. Later resets still return to the seed.
   *
   * @param name the name it was saved under
   * @return whether there is a snapshot of that name; nothing has changed otherwise
   */
  boolean restore(String name);

  /**
   * Forgets a snapshot.
   *
   * @param name the name it was saved under
   * @return whether there was a snapshot of that name
   */
  boolean forget(String name);

  /**
   * Returns what can be restored.
   *
   * @return the names of all snapshots, in order
   */
  Set<String> snapshots();

  /**
   * Returns the time of the world.
   *
   * @return now
   */
  Instant now();

  /**
   * Returns how time passes.
   *
   * @return the setting
   */
  ClockSetting clock();

  /**
   * Moves the time of the whole world at one instant between steps; everything due on the way
   * happens, in order, each thing once.
   *
   * @param move where to
   * @return the new time, or why it was not moved
   */
  ClockOutcome move(ClockMove move);

  /**
   * Returns when something happens by itself on any account.
   *
   * @return the earliest instant, possibly in the past; nothing if nothing is due ever, or time
   *     stands still
   */
  Optional<Instant> nextDue();

  /** Lets everything happen that is due on any account. */
  void catchUp();

  /**
   * Adds somebody who hears of every commit from now on, resets and moves of the clock included.
   *
   * @param listener who
   */
  void listen(CommitListener listener);
}
