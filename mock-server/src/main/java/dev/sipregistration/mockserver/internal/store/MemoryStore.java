package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A store in the memory of this process. A reset swaps one reference: steps in flight are still
 * taken in the world that is left behind.
 */
public final class MemoryStore implements WorldStore {
  private final InstantSource system;
  private final NavigableMap<String, World> snapshots = new ConcurrentSkipListMap<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final Object entering = new Object();
  private volatile World seed;
  private volatile ActiveWorld live;

  /**
   * Makes a store.
   *
   * @param seed the world to begin with, and to return to
   * @param system the system's time, which the world's follows unless it stands still
   */
  public MemoryStore(World seed, InstantSource system) {
    this.system = system;
    this.seed = seed;
    this.live = new ActiveWorld(seed, system);
  }

  @Override
  public <T> Outcome<T> step(AccountId id, Step<T> step) {
    ActiveWorld world = live;
    Outcome<T> outcome = world.step(id, step);
    if (!listeners.isEmpty()) {
      world.roster().cell(id).map(LockedAccount::committed).ifPresent(this::tell);
    }
    return outcome;
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return live.find(id);
  }

  @Override
  public Optional<AccountId> accountNamed(String name) {
    return live.roster().named(name);
  }

  @Override
  public Optional<AccountId> accountOwnedBy(String email) {
    return live.roster().ownedBy(email);
  }

  @Override
  public Optional<ServiceAccount> serviceAccount(KeyId key) {
    return live.roster().serviceAccount(key);
  }

  @Override
  public Account open(Function<AccountId, Account> description) {
    return live.open(description);
  }

  @Override
  public void add(ServiceAccount added) {
    live.add(added);
  }

  @Override
  public List<AccountId> accounts() {
    return live.roster().cells().stream().map(cell -> cell.committed().id()).toList();
  }

  @Override
  public void reset() {
    enter(seed);
  }

  @Override
  public void reset(World newSeed) {
    seed = newSeed;
    enter(newSeed);
  }

  @Override
  public World world() {
    return live.world();
  }

  @Override
  public void save(String name) {
    snapshots.put(name, live.world());
  }

  @Override
  public boolean restore(String name) {
    World snapshot = snapshots.get(name);
    if (snapshot == null) {
      return false;
    }
    enter(snapshot);
    return true;
  }

  @Override
  public boolean forget(String name) {
    return snapshots.remove(name) != null;
  }

  @Override
  public Set<String> snapshots() {
    return new TreeSet<>(snapshots.keySet());
  }

  @Override
  public Instant now() {
    return live.now();
  }

  @Override
  public ClockSetting clock() {
    return live.clock();
  }

  @Override
  public ClockOutcome move(ClockMove move) {
    ActiveWorld world = live;
    ClockOutcome outcome = world.move(move);
    tellAll(world);
    return outcome;
  }

  @Override
  public Optional<Instant> nextDue() {
    return live.nextDue();
  }

  @Override
  public void catchUp() {
    live.due().forEach(account -> step(account.id(), MemoryStore::nothingMore));
  }

  private static Outcome<Change<Boolean>> nothingMore(Account account, Instant now, IdSource ids) {
    return Outcome.accepted(new Change<>(account, true));
  }

  @Override
  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  /** One at a time, so that listeners hear in turn that a world is left and the next is entered. */
  @Override
  public void enter(World world) {
    ActiveWorld entered = new ActiveWorld(world, system);
    synchronized (entering) {
      listeners.forEach(CommitListener::leaving);
      live = entered;
      listeners.forEach(CommitListener::entered);
    }
    tellAll(entered);
  }

  private void tellAll(ActiveWorld world) {
    if (!listeners.isEmpty()) {
      world.roster().cells().forEach(cell -> tell(cell.committed()));
    }
  }

  private void tell(Account account) {
    listeners.forEach(listener -> listener.committed(account));
  }
}
