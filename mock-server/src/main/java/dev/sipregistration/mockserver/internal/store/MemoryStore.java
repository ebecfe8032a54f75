package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store in the memory of this process, which may be kept beyond the process and shared with other
 * servers, too. A reset swaps one reference; steps in progress finish in the old world.
 */
public final class MemoryStore implements WorldStore {
  /** More than servers that enter worlds one after the other can need. */
  private static final int MOST_ATTEMPTS = 100;

  private final InstantSource system;
  private final boolean collecting;
  private final Persistence persistence;
  private final int mostInMemory;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final Object entry = new Object();
  private volatile ActiveWorld active;

  /** Makes a store that starts with a seed; its time follows the system's unless it is stopped. */
  public MemoryStore(World seed, InstantSource system) {
    this(seed, system, false);
  }

  private MemoryStore(World seed, InstantSource system, boolean collecting) {
    this(new MemoryPersistence(seed, entering(collecting)), system, collecting);
  }

  private MemoryStore(Persistence persistence, InstantSource system, boolean collecting) {
    this(persistence.reset(), persistence, system, collecting, Integer.MAX_VALUE);
  }

  /**
   * Makes a store that goes on with what is stored, and is kept from then on.
   *
   * @param collecting whether its accounts keep their callbacks for a collector
   * @param mostInMemory how many accounts stay in memory after they were read
   */
  public MemoryStore(
      StoredWorld stored,
      Persistence persistence,
      InstantSource system,
      boolean collecting,
      int mostInMemory) {
    this.system = system;
    this.persistence = persistence;
    this.collecting = collecting;
    this.mostInMemory = mostInMemory;
    active = active(stored);
  }

  /** Makes a store whose accounts keep their callbacks for a collector. */
  public static MemoryStore collectingCallbacks(World seed, InstantSource system) {
    return new MemoryStore(seed, system, true);
  }

  private static UnaryOperator<Account> entering(boolean collecting) {
    return collecting
        ? account -> account.with(account.outbox().collected())
        : UnaryOperator.identity();
  }

  private ActiveWorld active(StoredWorld stored) {
    return new ActiveWorld(
        stored,
        system,
        entering(collecting),
        new AccountCache(mostInMemory),
        this::notifyListeners);
  }

  /** Does something in the active world, in another one if that became the active one meanwhile. */
  private <T> T inActive(Function<ActiveWorld, T> action) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return action.apply(active);
      } catch (OutdatedException behind) {
        refresh();
      }
    }
    throw new StoreException("is changed by other servers all the time");
  }

  /** Returns how many accounts are in memory. */
  long inMemory() {
    return active.inMemory();
  }

  @Override
  public void refresh() {
    if (active.isBehind()) {
      synchronized (entry) {
        persistence.follow().ifPresent(this::enter);
      }
      active.grow();
    }
  }

  /** Tells listeners what other servers have changed. */
  public void pollOthers() {
    refresh();
    active.update();
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    return inActive(world -> step(world, id, step));
  }

  @Override
  public <T> Outcome<T> stepHere(AccountId id, Step<T> step) {
    return here(world -> step(world, id, step));
  }

  @Override
  public Optional<Account> findHere(AccountId id) {
    return here(world -> world.find(id));
  }

  private <T> T here(Function<ActiveWorld, T> action) {
    try {
      return action.apply(active);
    } catch (OutdatedException elsewhere) {
      throw new StoreException("enters another world");
    }
  }

  private <T> Outcome<T> step(ActiveWorld world, AccountId id, Step<T> step) {
    Outcome<T> outcome = world.step(id, step);
    if (!listeners.isEmpty()) {
      world
          .index()
          .account(id)
          .map(account -> account.status().status())
          .ifPresent(this::notifyListeners);
    }
    return outcome;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return inActive(world -> world.find(id));
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    return active.index().named(name);
  }

  @Override
  public Optional<AccountId> accountOwnedBy(String email) {
    return active.index().ownedBy(email);
  }

  @Override
  public Optional<ServiceAccount> serviceAccount(KeyId key) {
    return active.index().serviceAccount(key);
  }

  @Override
  public Account open(Function<AccountId, Account> description) {
    return inActive(world -> world.open(description));
  }

  @Override
  public void add(ServiceAccount added) {
    inActive(
        world -> {
          world.add(added);
          return world;
        });
  }

  @Override
  public Set<KeyId> keys() {
    Set<KeyId> keys = new HashSet<>(persistence.keys());
    active.index().serviceAccounts().forEach(one -> keys.add(one.keyId()));
    return keys;
  }

  @Override
  public List<AccountId> accounts() {
    return active.index().accounts().stream().map(LockedAccount::id).toList();
  }

  @Override
  public <T> T collect(Supplier<T> begin, BiConsumer<T, Account> add) {
    return inActive(
        world -> {
          T collected = begin.get();
          world.forEach(account -> add.accept(collected, account));
          return collected;
        });
  }

  @Override
  public List<AccountId> accountsWithCallbacks() {
    return inActive(ActiveWorld::withCallbacks);
  }

  @Override
  public Outcome<Account> reset(AccountId id) {
    return inActive(
        world -> {
          if (world.index().account(id).isEmpty()) {
            return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
          }
          Account opened = world.opened(id);
          return step(world, id, (now, at, ids) -> reset(now, opened));
        });
  }

  private static Outcome<Change<Account>> reset(Account now, Account opened) {
    Account again = opened.with(now.outbox().without(now.outbox().entries()));
    return Outcome.accepted(new Change<>(again, again));
  }

  @Override
  public World seed() {
    return persistence.seed();
  }

  @Override
  public Optional<Account> firstOfSeed() {
    return persistence.firstOfSeed();
  }

  @Override
  public List<ServiceAccount> serviceAccountsOfSeed() {
    return persistence.serviceAccountsOfSeed();
  }

  @Override
  public void reset() {
    synchronized (entry) {
      enter(persistence.reset());
    }
  }

  @Override
  public void reset(World newSeed) {
    synchronized (entry) {
      enter(persistence.reset(newSeed));
    }
  }

  @Override
  public WorldStore scratch() {
    return new MemoryStore(seed(), system, collecting);
  }

  @Override
  public World world() {
    return inActive(ActiveWorld::world);
  }

  @Override
  public void save(String name) {
    inActive(
        world -> {
          world.save(name);
          return world;
        });
  }

  @Override
  public boolean restore(String name) {
    synchronized (entry) {
      Optional<StoredWorld> snapshot = persistence.restore(name);
      snapshot.ifPresent(this::enter);
      return snapshot.isPresent();
    }
  }

  @Override
  public boolean forget(String name) {
    return persistence.forget(name);
  }

  @Override
  public Set<String> snapshots() {
    return new TreeSet<>(persistence.snapshots());
  }

  @Override
  public Instant now() {
    return active.now();
  }

  @Override
  public ClockSetting clock() {
    return active.clock();
  }

  @Override
  public ClockOutcome move(ClockMove move) {
    return inActive(
        world -> {
          ClockOutcome outcome = world.move(move);
          notifyListeners(world);
          return outcome;
        });
  }

  @Override
  public Optional<Instant> nextDue() {
    return active.nextDue();
  }

  @Override
  public void catchUp() {
    refresh();
    active.due().forEach(account -> step(account, MemoryStore::noChange));
  }

  private static Outcome<Change<Boolean>> noChange(Account account, Instant now, IdSource ids) {
    return Outcome.accepted(new Change<>(account, true));
  }

  @Override
  public boolean claimCallbacks(AccountId account) {
    return persistence.claimCallbacks(account);
  }

  @Override
  public void releaseCallbacks(AccountId account) {
    persistence.releaseCallbacks(account);
  }

  @Override
  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void enter(World world) {
    synchronized (entry) {
      enter(persistence.enter(world));
    }
  }

  /** Under the lock, so that listeners see worlds left and entered in turn. */
  private void enter(StoredWorld stored) {
    ActiveWorld entered = active(stored);
    listeners.forEach(CommitListener::leaving);
    active = entered;
    listeners.forEach(CommitListener::entered);
    notifyListeners(entered);
  }

  private void notifyListeners(ActiveWorld world) {
    if (!listeners.isEmpty()) {
      world.index().accounts().forEach(account -> notifyListeners(account.status().status()));
    }
  }

  private void notifyListeners(AccountStatus account) {
    listeners.forEach(listener -> listener.committed(account));
  }
}
