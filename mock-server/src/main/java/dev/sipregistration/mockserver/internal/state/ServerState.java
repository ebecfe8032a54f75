package dev.sipregistration.mockserver.internal.state;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.journal.Journal;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Replaces the state of a server by its seed, by another seed, by a snapshot or by another world,
 * the clock included. Calls in progress finish in the world that is left.
 */
public final class ServerState {
  private final WorldStore store;
  private final Keyring keys;
  private final Journal journal;
  private final Faults faults;
  private final Consumer<AccountId> forgetCallbacks;
  private long generation;

  /**
   * @param forgetCallbacks drops what was collected and what waits of an account
   */
  public ServerState(
      WorldStore store,
      Keyring keys,
      Journal journal,
      Faults faults,
      Consumer<AccountId> forgetCallbacks) {
    this.store = store;
    this.keys = keys;
    this.journal = journal;
    this.faults = faults;
    this.forgetCallbacks = forgetCallbacks;
  }

  /** Returns to the seed that was loaded last, empties the journal and removes all faults. */
  public synchronized void reset() {
    store.reset();
    clear();
  }

  /** Returns an account to its beginning, and removes its faults, calls and received callbacks. */
  public Outcome<Account> reset(AccountId account) {
    Outcome<Account> reset = store.reset(account);
    faults.clear(account);
    journal.clear(account);
    forgetCallbacks.accept(account);
    return reset;
  }

  /**
   * Loads another seed with its credentials, empties the journal and removes all faults. Later
   * resets return to it.
   */
  public synchronized void load(World seed, Collection<Credentials> credentials) {
    keys.add(credentials);
    store.reset(seed);
    clear();
  }

  /** Enters another world and removes all faults. The journal stays, and so does the seed. */
  public synchronized void enter(World world) {
    store.enter(world);
    generation++;
    faults.reset();
  }

  private void clear() {
    generation++;
    journal.clear();
    faults.reset();
  }

  /** Restores a snapshot, if there is one of that name. Journal and faults stay. */
  public synchronized boolean restore(String snapshot) {
    boolean restored = store.restore(snapshot);
    if (restored) {
      generation++;
    }
    return restored;
  }

  /** Runs an action that takes several steps, and that must find the same world at each of them. */
  public synchronized <T> T inOneWorld(Supplier<T> action) {
    return action.get();
  }

  /** Returns a number that changes with every reset, load and restore. */
  public synchronized long generation() {
    return generation;
  }
}
