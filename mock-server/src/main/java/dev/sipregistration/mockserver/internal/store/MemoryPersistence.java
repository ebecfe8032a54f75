package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps worlds as long as the process lives, because they are immutable values. */
final class MemoryPersistence implements Persistence {
  private final Map<String, World> snapshots = new ConcurrentHashMap<>();
  private final UnaryOperator<Account> entering;
  private volatile World seed;

  /**
   * @param entering changes accounts as they enter a world
   */
  MemoryPersistence(World seed, UnaryOperator<Account> entering) {
    this.seed = seed;
    this.entering = entering;
  }

  @Override
  public World seed() {
    return seed;
  }

  @Override
  public Optional<Account> firstOfSeed() {
    return seed.accounts().stream().findFirst();
  }

  @Override
  public List<ServiceAccount> serviceAccountsOfSeed() {
    return seed.serviceAccounts();
  }

  @Override
  public Set<KeyId> keys() {
    return Stream.concat(Stream.of(seed), snapshots.values().stream())
        .flatMap(world -> world.serviceAccounts().stream())
        .map(ServiceAccount::keyId)
        .collect(Collectors.toSet());
  }

  @Override
  public StoredWorld reset() {
    return enter(seed);
  }

  @Override
  public StoredWorld reset(World newSeed) {
    seed = newSeed;
    return enter(newSeed);
  }

  @Override
  public StoredWorld enter(World world) {
    List<Account> accounts = world.accounts().stream().map(entering).toList();
    return new StoredWorld(
        0,
        accounts.stream().map(ListedAccount::of).toList(),
        world.serviceAccounts(),
        world.nextAccountId(),
        world.nextSipRegistrationId(),
        world.clock(),
        new Log(accounts));
  }

  @Override
  public Optional<StoredWorld> restore(String snapshot) {
    return Optional.ofNullable(snapshots.get(snapshot)).map(this::enter);
  }

  @Override
  public boolean forget(String snapshot) {
    return snapshots.remove(snapshot) != null;
  }

  @Override
  public Set<String> snapshots() {
    return snapshots.keySet();
  }

  /** All accounts are in memory. */
  private final class Log implements WorldLog {
    private final Map<AccountId, Account> opened = new ConcurrentHashMap<>();

    Log(List<Account> accounts) {
      accounts.forEach(account -> opened.put(account.id(), account));
    }

    @Override
    public <T> Committed<T> change(Present known, Function<Present, Decision<T>> decide) {
      return Committed.of(known.accounts(), known.accounts(), decide.apply(known));
    }

    @Override
    public <T> Committed<T> changeAll(KnownWorld known, WorldChange<T> change) {
      return change(
          known.with(
              known.statuses().stream()
                  .map(StoredStatus::status)
                  .filter(status -> change.concerns().test(status, known.clock()))
                  .map(status -> known.inMemory().apply(status.id()).orElseThrow())
                  .toList()),
          change.decide());
    }

    @Override
    public void open(Account account, long nextAccountId, long version) {
      opened.put(account.id(), account);
    }

    @Override
    public void add(ServiceAccount added, long version) {}

    @Override
    public void save(String name, Supplier<World> world) {
      snapshots.put(name, world.get());
    }

    @Override
    public StoredAccount read(AccountId id) {
      throw new IllegalStateException("account " + id + " is not in memory");
    }

    @Override
    public Account opened(AccountId id) {
      return Optional.ofNullable(opened.get(id)).orElseThrow();
    }
  }
}
