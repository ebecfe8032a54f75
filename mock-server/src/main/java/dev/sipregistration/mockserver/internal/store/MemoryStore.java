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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A store in the memory of this process, which may be kept beyond the process, too. A reset swaps
 * one reference; steps in progress finish in the old world.
 */
public final class MemoryStore implements WorldStore {
  private final InstantSource system;
  private final boolean collecting;
  private final UnaryOperator<Account> entering;
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
    entering =
        collecting ? account -> account.with(account.outbox().collected()) : account -> account;
    seed = stored.seed();
    snapshots = new ConcurrentSkipListMap<>(stored.snapshots());
    active = new ActiveWorld(stored.active(), stored.opened(), system, entering, stored.log());
  }

  /** Makes a store whose accounts keep their callbacks for a collector. */
  public static MemoryStore collectingCallbacks(World seed, InstantSource system) {
    return new MemoryStore(unkept(seed), Persistence.NONE, system, true);
  }

  private static StoredState unkept(World seed) {
    return new StoredState(seed, seed, seed.accounts(), Map.of(), WorldLog.NONE);
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    return step(active, id, step);
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
    return active.open(description);
  }

  @Override
  public void add(ServiceAccount added) {
    active.add(added);
  }

  @Override
  public Set<KeyId> keys() {
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
  public Outcome<Account> reset(AccountId id) {
    ActiveWorld world = active;
    return world
        .index()
        .account(id)
        .map(account -> step(world, id, (now, at, ids) -> reset(now, account.opened())))
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
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
    return active.world();
  }

  @Override
  public void save(String name) {
    synchronized (snapshots) {
      World saved = active.save(name);
      snapshots.put(name, () -> saved);
    }
  }

  @Override
  public boolean restore(String name) {
    synchronized (snapshots) {
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
      persistence.forget(name);
      return snapshots.remove(name) != null;
    }
  }

  @Override
  public Set<String> snapshots() {
    return new TreeSet<>(snapshots.keySet());
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
    ActiveWorld world = active;
    ClockOutcome outcome = world.move(move);
    notifyListeners(world);
    return outcome;
  }

  @Override
  public Optional<Instant> nextDue() {
    return active.nextDue();
  }

  @Override
  public void catchUp() {
    active.due().forEach(account -> step(account.id(), MemoryStore::noChange));
  }

  private static Outcome<Change<Boolean>> noChange(Account account, Instant now, IdSource ids) {
    return Outcome.accepted(new Change<>(account, true));
  }

  @Override
  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void enter(World world) {
    enter(() -> world, () -> persistence.enter(world));
  }

  /** Synchronized, so that listeners see worlds left and entered in turn. */
  private void enter(Supplier<World> next, Supplier<WorldLog> log) {
    ActiveWorld entered;
    synchronized (entry) {
      World world = next.get();
      entered = new ActiveWorld(world, world.accounts(), system, entering, log.get());
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
