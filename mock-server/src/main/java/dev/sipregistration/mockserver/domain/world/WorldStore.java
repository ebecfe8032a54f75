package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a world lives, as far as the control of the mock server is concerned: everything that is
 * about more than one account.
 *
 * <p>Safe for many threads. What is done here may wait for the steps in flight on all accounts.
 */
public interface WorldStore extends AccountStore {
  /**
   * Opens an account with an id that was never used in this world.
   *
   * @param description returns the account with that id; called even if the account then exists
   * @throws AccountExistsException if another account has its name or email
   * @throws IllegalArgumentException if its parent is no account of this world
   */
  Account open(Function<AccountId, Account> description);

  /**
   * Adds a service account.
   *
   * @throws IllegalArgumentException if another has its key id, or its account does not exist
   */
  void add(ServiceAccount added);

  /** Returns the keys of all service accounts of this world, of the seed and of the snapshots. */
  Set<KeyId> keys();

  /** Returns the ids of all accounts, in order. */
  List<AccountId> accounts();

  /**
   * Goes through all accounts as they are now, by id, without waiting for any step. Those that are
   * not in memory are read, and not kept there. Begins anew where another world is entered
   * meanwhile.
   *
   * @param begin makes what is added to
   */
  <T> T collect(Supplier<T> begin, BiConsumer<T, Account> add);

  /** Returns the accounts whose outboxes have entries, by id. */
  List<AccountId> accountsWithCallbacks();

  /**
   * Returns an account to what it was when it was opened, or when this world was entered. The
   * callbacks that wait are dropped; ids that were used are not used again.
   *
   * @return the account, or {@link Reason#ACCOUNT_UNKNOWN}
   */
  Outcome<Account> reset(AccountId id);

  /** Returns the world to which resets return. */
  World seed();

  /** Returns the account with the lowest id of the world to which resets return. */
  Optional<Account> firstOfSeed();

  /** Returns the service accounts of the world to which resets return. */
  List<ServiceAccount> serviceAccountsOfSeed();

  /** Returns to the seed. Steps in flight still run in the world that is left behind. */
  void reset();

  /** Enters another seed, to which later resets return. */
  void reset(World newSeed);

  /** Enters another world; later resets still return to the seed. */
  void enter(World world);

  /** Returns a store of its own that begins with the seed, to try out what may be refused. */
  WorldStore scratch();

  /** Returns a consistent view of everything at this instant. */
  World world();

  /** Saves the world under a name, in place of an earlier snapshot of that name, across resets. */
  void save(String name);

  /**
   * Returns to a snapshot, its time included. Later resets still return to the seed.
   *
   * @return whether there is a snapshot of that name; nothing has changed otherwise
   */
  boolean restore(String name);

  /** Deletes a snapshot, and returns whether there was one of that name. */
  boolean forget(String name);

  /** Returns the names of all snapshots, in order. */
  Set<String> snapshots();

  ClockSetting clock();

  /**
   * Moves the time of the whole world at one instant between steps; everything due on the way
   * happens, in order, each thing once. A move that is refused or fails changes nothing.
   */
  ClockOutcome move(ClockMove move);

  /**
   * Returns the earliest instant at which an account changes without a call, which may be in the
   * past; nothing if there is none, or the clock is stopped.
   */
  Optional<Instant> nextDue();

  /** Lets everything happen that is due on any account. */
  void catchUp();

  /**
   * Finds out what other servers on the same state have acknowledged before: accounts and service
   * accounts that they added, the clock, and whether they entered another world.
   */
  void refresh();

  /**
   * Claims the callbacks of an account for this server, for longer than an attempt to deliver one
   * takes.
   *
   * @return whether this server may deliver them; if not, another server does
   */
  boolean claimCallbacks(AccountId account);

  /**
   * Finds an account like {@link #find}, but only in the world that this server is in: it does not
   * wait until another one is entered, and so may be called by listeners under locks of theirs.
   *
   * @throws StoreException if another world is being entered, by this server or another one
   */
  Optional<Account> findHere(AccountId id);

  /**
   * Takes a step like {@link #step}, but only in the world that this server is in: it does not wait
   * until another one is entered, and so may be called by listeners under locks of theirs.
   *
   * @throws StoreException if another world is being entered, by this server or another one
   */
  <T> Outcome<T> stepHere(AccountId id, Step<T> step);

  /** Leaves the callbacks of an account to whichever server wants them. */
  void releaseCallbacks(AccountId account);

  /** Adds a listener to every commit from now on, resets and moves of the clock included. */
  void listen(CommitListener listener);
}
