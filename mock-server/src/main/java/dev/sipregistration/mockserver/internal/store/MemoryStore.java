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
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private final NavigableMap<String, Supplier<World>> snapshots;
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final Object entry = new Object();
  private volatile World seed;
  private volatile ActiveWorld active;

  /** Makes a store that starts with a seed; its time follows the system's unless it is stopped. */
  public MemoryStore(World seed, InstantSource system) {
    this(unkept(seed), Persistence.NONE, system, false);
  }

  /**
   * Makes a store that goes on with what is stored, and is kept from then on.
   *
   * @param collecting whether its accounts keep their callbacks for a collector
   */
  public MemoryStore(
      StoredState stored, Persistence persistence, InstantSource system, boolean collecting) {
    this.system = system;
    this.persistence = persistence;
    this.collecting = collecting;
    seed = stored.seed();
    snapshots = new ConcurrentSkipListMap<>(stored.snapshots());
    active = active(stored.active());
  }

  /** Makes a store whose accounts keep their callbacks for a collector. */
  public static MemoryStore collectingCallbacks(World seed, InstantSource system) {
    return new MemoryStore(unkept(seed), Persistence.NONE, system, true);
  }

  private static StoredState unkept(World seed) {
    return new StoredState(seed, StoredWorld.unchanged(seed, WorldLog.NONE), Map.of());
  }

  private ActiveWorld active(StoredWorld stored) {
    return new ActiveWorld(
        stored,
        system,
        collecting ? account -> account.with(account.outbox().collected()) : account -> account,
        account -> listeners.forEach(listener -> listener.committed(account)));
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

  @Override
  public void refresh() {
    if (active.isBehind()) {
      synchronized (entry) {
        persistence.follow().ifPresent(this::follow);
      }
      active.grow();
    }
  }

  private void follow(StoredState entered) {
    seed = entered.seed();
    enter(active(entered.active()));
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
    try {
      return step(active, id, step);
    } catch (OutdatedException elsewhere) {
      throw new StoreException("has another world, which another server has entered");
    }
  }

  private <T> Outcome<T> step(ActiveWorld world, AccountId id, Step<T> step) {
    Outcome<T> outcome = world.step(id, step);
    if (!listeners.isEmpty()) {
      world.index().account(id).map(LockedAccount::committed).ifPresent(this::notifyListeners);
    }
    return outcome;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return active.find(id);
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
    findSnapshots();
    return Stream.of(
            active.index().serviceAccounts().stream(),
            seed.serviceAccounts().stream(),
            snapshots.values().stream().flatMap(world -> world.get().serviceAccounts().stream()))
        .flatMap(Function.identity())
        .map(ServiceAccount::keyId)
        .collect(Collectors.toSet());
  }

  @Override
  public List<AccountId> accounts() {
    return active.index().accounts().stream().map(account -> account.committed().id()).toList();
  }

  @Override
  public List<Account> all() {
    return active.all();
  }

  @Override
  public Outcome<Account> reset(AccountId id) {
    return inActive(
        world ->
            world
                .index()
                .account(id)
                .map(account -> step(world, id, (now, at, ids) -> reset(now, account.opened())))
                .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN)));
  }

  private static Outcome<Change<Account>> reset(Account now, Account opened) {
    Account again = opened.with(now.outbox().without(now.outbox().entries()));
    return Outcome.accepted(new Change<>(again, again));
  }

  @Override
  public World seed() {
    return seed;
  }

  @Override
  public void reset() {
    enter(() -> seed, persistence::reset);
  }

  @Override
  public void reset(World newSeed) {
    enter(
        () -> newSeed,
        () -> {
          WorldLog log = persistence.reset(newSeed);
          seed = newSeed;
          return log;
        });
  }

  @Override
  public WorldStore scratch() {
    return new MemoryStore(unkept(seed), Persistence.NONE, system, collecting);
  }

  @Override
  public World world() {
    return inActive(ActiveWorld::world);
  }

  @Override
  public void save(String name) {
    synchronized (snapshots) {
      World saved = inActive(world -> world.save(name));
      snapshots.put(name, () -> saved);
    }
  }

  @Override
  public boolean restore(String name) {
    synchronized (snapshots) {
      findSnapshots();
      Supplier<World> snapshot = snapshots.get(name);
      if (snapshot != null) {
        enter(snapshot, () -> persistence.restore(name));
      }
      return snapshot != null;
    }
  }

  @Override
  public boolean forget(String name) {
    synchronized (snapshots) {
      findSnapshots();
      persistence.forget(name);
      return snapshots.remove(name) != null;
    }
  }

  @Override
  public Set<String> snapshots() {
    findSnapshots();
    return new TreeSet<>(snapshots.keySet());
  }

  /** Other servers save and delete snapshots, too. */
  private void findSnapshots() {
    persistence
        .snapshots()
        .ifPresent(
            kept -> {
              snapshots.keySet().retainAll(kept.keySet());
              snapshots.putAll(kept);
            });
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
    active.due().forEach(account -> step(account.id(), MemoryStore::noChange));
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
    enter(() -> world, () -> persistence.enter(world));
  }

  private void enter(Supplier<World> next, Supplier<WorldLog> log) {
    synchronized (entry) {
      enter(active(StoredWorld.unchanged(next.get(), log.get())));
    }
  }

  /** Synchronized, so that listeners see worlds left and entered in turn. */
  private void enter(ActiveWorld entered) {
    synchronized (entry) {
      listeners.forEach(CommitListener::leaving);
      active = entered;
      listeners.forEach(CommitListener::entered);
    }
    notifyListeners(entered);
  }

  private void notifyListeners(ActiveWorld world) {
    if (!listeners.isEmpty()) {
      world.index().accounts().forEach(account -> notifyListeners(account.committed()));
    }
  }

  private void notifyListeners(Account account) {
    listeners.forEach(listener -> listener.committed(account));
  }
}
