package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The world between two resets.
 *
 * <p>A step locks one account. Changes of the whole world run one at a time; those that exclude
 * steps lock all accounts, in the order of their ids.
 */
final class ActiveWorld {
  private final Object worldLock = new Object();
  private final InstantSource system;
  private final WorldLog log;

  private final UnaryOperator<Account> entering;
  private final AccountCache cache;

  /** Is told of commits that only this world knows of, without locks. */
  private final Consumer<AccountStatus> learned;

  private final AccountIndex index;
  private final AtomicLong nextSipRegistrationId;
  private long nextAccountId;

  /** The number of changes of this world as a whole that are known here. */
  private volatile long version;

  private volatile ClockSetting clock;

  /**
   * @param entering changes accounts as they enter the world
   */
  ActiveWorld(
      StoredWorld stored,
      InstantSource system,
      UnaryOperator<Account> entering,
      AccountCache cache,
      Consumer<AccountStatus> learned) {
    this.system = system;
    this.entering = entering;
    this.cache = cache;
    this.learned = learned;
    this.log = stored.log();
    this.index = new AccountIndex(stored.accounts(), stored.serviceAccounts());
    this.nextSipRegistrationId = new AtomicLong(stored.nextSipRegistrationId());
    this.nextAccountId = stored.nextAccountId();
    this.version = stored.version();
    this.clock = stored.clock();
  }

  AccountIndex index() {
    return index;
  }

  /** Returns whether another server has entered another world, or changed this one as a whole. */
  boolean isBehind() {
    return log.isBehind(version);
  }

  ClockSetting clock() {
    return clock;
  }

  Instant now() {
    return now(clock);
  }

  private Instant now(ClockSetting setting) {
    return setting instanceof ClockSetting.Stopped stopped ? stopped.at() : system.instant();
  }

  /** A system clock that was set back must not put entries of the ledger out of order. */
  private static Instant notBefore(Account account, Instant now) {
    Instant latest = account.ledger().latest().at();
    return now.isBefore(latest) ? latest : now;
  }

  <T> Outcome<T> step(AccountId id, Step<T> step) {
    return index
        .account(id)
        .map(account -> step(account, step))
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  /** Reads the clock under the lock, so that a holder of all locks can move it between steps. */
  private <T> Outcome<T> step(LockedAccount account, Step<T> step) {
    account.lock();
    try {
      Committed<Outcome<T>> committed =
          log.change(
              new Present(
                  List.of(inMemory(account)), clock, this::nextId, nextSipRegistrationId::get),
              present -> decide(present, step));
      account.commit(committed.accounts().get(0));
      return committed.value();
    } finally {
      account.unlock();
    }
  }

  /** Returns an account as it was committed last here, after reading it if need be. */
  private StoredAccount inMemory(LockedAccount account) {
    StoredAccount stored = account.stored();
    return stored == null ? read(account) : stored;
  }

  private StoredAccount read(LockedAccount account) {
    StoredAccount read;
    account.lock();
    try {
      StoredAccount stored = account.peek();
      if (stored != null) {
        return stored;
      }
      read = log.read(account.id());
      account.enter(read);
    } finally {
      account.unlock();
    }
    cache.add(account);
    return read;
  }

  private <T> Decision<Outcome<T>> decide(Present present, Step<T> step) {
    Account before = present.accounts().get(0).account();
    Instant now = notBefore(before, now(present.clock()));
    Account due = before.advancedTo(now);
    Outcome<Change<T>> outcome = step.take(due, now, present.ids());
    Account after = outcome.fold(Change::account, refusals -> due);
    return new Decision<>(List.of(after), present.clock(), outcome.map(Change::value));
  }

  private SipRegistrationId nextId() {
    return new SipRegistrationId(
        nextSipRegistrationId.getAndUpdate(next -> Math.min(next, NumericId.HIGHEST) + 1));
  }

  /** Shows all accounts without keeping those in memory that are not. */
  void forEach(Consumer<Account> action) {
    update();
    for (LockedAccount account : index.accounts()) {
      StoredAccount stored = account.peek();
      Account current =
          stored != null && stored.version() >= account.status().version()
              ? stored.account()
              : log.read(account.id()).account();
      action.accept(current.advancedTo(now()));
    }
  }

  long inMemory() {
    return index.accounts().stream().filter(account -> account.peek() != null).count();
  }

  List<AccountId> withCallbacks() {
    update();
    return index.accounts().stream()
        .filter(account -> account.status().status().hasCallbacks())
        .map(LockedAccount::id)
        .toList();
  }

  /** Finds out what other servers have made of the accounts. */
  void update() {
    log.newer(this::knownVersion).forEach(this::learn);
  }

  private long knownVersion(AccountId id) {
    return index.account(id).map(account -> account.status().version()).orElse(Long.MAX_VALUE);
  }

  private void learn(StoredStatus newer) {
    index.account(newer.status().id()).ifPresent(known -> known.learn(newer));
    learned.accept(newer.status());
  }

  private void learn(StoredAccount newer) {
    index.account(newer.account().id()).ifPresent(known -> known.learn(newer));
    learned.accept(newer.status().status());
  }

  /** Adds what other servers have added, and follows their clock. */
  void grow() {
    synchronized (worldLock) {
      log.growth(version, nextAccountId)
          .filter(growth -> growth.version() > version)
          .ifPresent(this::grow);
    }
  }

  private void grow(WorldLog.Growth growth) {
    growth.accounts().forEach(index::put);
    growth.serviceAccounts().forEach(index::put);
    nextAccountId = growth.nextAccountId();
    clock = growth.clock();
    version = growth.version();
  }

  /** Reads the account before the time, so that the time is never older than the account. */
  Optional<Account> find(AccountId id) {
    return index.account(id).map(this::current).map(account -> account.advancedTo(now()));
  }

  /** Returns an account as other servers have left it. */
  private Account current(LockedAccount known) {
    StoredAccount stored = known.stored();
    if (stored == null) {
      long version = known.status().version();
      StoredAccount read = read(known);
      if (read.version() > version) {
        learned.accept(read.status().status());
      }
      return read.account();
    }
    Optional<StoredAccount> newer = log.newer(stored);
    newer.ifPresent(this::learn);
    return newer.orElse(stored).account();
  }

  Account opened(AccountId id) {
    return log.opened(id);
  }

  Account open(Function<AccountId, Account> description) {
    synchronized (worldLock) {
      AccountId id = new AccountId(nextAccountId);
      Account account = entering.apply(description.apply(id));
      if (!account.id().equals(id)) {
        throw new IllegalArgumentException("not the id of the new account: " + account.id());
      }
      String name = account.profile().name().value();
      if (index.isNameTaken(name)) {
        throw new AccountExistsException(name);
      }
      if (index.ownedBy(account.profile().email()).isPresent()) {
        throw new AccountExistsException(account.profile().email());
      }
      AccountId parent = account.profile().parent();
      if (parent != null && index.account(parent).isEmpty()) {
        throw new IllegalArgumentException("there is no account " + parent + " to be its parent");
      }
      log.open(account, nextAccountId + 1, version);
      nextAccountId++;
      version++;
      cache.add(index.put(ListedAccount.of(account)));
      return account;
    }
  }

  void add(ServiceAccount added) {
    synchronized (worldLock) {
      index.check(added);
      log.add(added, version);
      version++;
      index.put(added);
    }
  }

  World world() {
    return withAllLocked(
        new WorldChange<>(
            (account, setting) -> true,
            present -> {
              List<Account> accounts = advanced(present);
              long nextRegistration = present.nextSipRegistrationId().getAsLong();
              return new Decision<>(
                  accounts, present.clock(), world(accounts, nextRegistration, present.clock()));
            }),
        world -> world);
  }

  private World world(List<Account> accounts, long nextRegistration, ClockSetting setting) {
    return new World(accounts, index.serviceAccounts(), nextAccountId, nextRegistration, setting);
  }

  void save(String name) {
    WorldChange<Boolean> advance =
        new WorldChange<>(
            (account, setting) -> isAffected(account, now(setting)),
            present -> new Decision<>(advanced(present), present.clock(), true));
    boolean unused =
        withAllLocked(
            advance,
            advanced -> {
              log.save(name, this::committed);
              return advanced;
            });
  }

  /** Makes a world of what was committed here last. */
  private World committed() {
    return world(
        index.accounts().stream().map(account -> inMemory(account).account()).toList(),
        nextSipRegistrationId.get(),
        clock);
  }

  /** Tells whether time may do something to an account, or the other way round. */
  private static boolean isAffected(AccountStatus account, Instant now) {
    return account.isDue(now) || account.latestEntry().isAfter(now);
  }

  /**
   * Decides about all accounts, brought up to date, and runs an action on what was committed, while
   * no step of this process can run.
   */
  private <V, T> T withAllLocked(WorldChange<V> change, Function<V, T> action) {
    List<AccountStatus> changed = new ArrayList<>();
    T result;
    synchronized (worldLock) {
      List<LockedAccount> accounts = index.accounts();
      accounts.forEach(LockedAccount::lock);
      try {
        Committed<V> committed = log.changeAll(known(accounts), change);
        if (!committed.clock().equals(clock)) {
          clock = committed.clock();
          version++;
        }
        for (StoredAccount after : committed.accounts()) {
          LockedAccount account = index.account(after.account().id()).orElseThrow();
          if (after.version() > account.status().version()) {
            changed.add(after.status().status());
          }
          account.commit(after);
        }
        result = action.apply(committed.value());
      } finally {
        accounts.forEach(LockedAccount::unlock);
      }
    }
    changed.forEach(learned);
    return result;
  }

  private KnownWorld known(List<LockedAccount> accounts) {
    return new KnownWorld(
        version,
        accounts.stream().map(LockedAccount::status).toList(),
        id -> index.account(id).map(LockedAccount::peek),
        clock,
        this::nextId,
        nextSipRegistrationId::get);
  }

  private List<Account> advanced(Present present) {
    Instant now = now(present.clock());
    return present.accounts().stream()
        .map(StoredAccount::account)
        .map(account -> account.advancedTo(notBefore(account, now)))
        .toList();
  }

  ClockOutcome move(ClockMove move) {
    return withAllLocked(
        new WorldChange<>(
            (account, setting) -> isAffected(account, now(setting), move),
            present -> decide(present, move)),
        outcome -> outcome);
  }

  private boolean isAffected(AccountStatus account, Instant now, ClockMove move) {
    Instant to = ClockTarget.of(move, now, system).to();
    return isAffected(account, now) || (to != null && isAffected(account, to));
  }

  /** Advances all accounts before it commits the first: a move must not fail half-way. */
  private Decision<ClockOutcome> decide(Present present, ClockMove move) {
    List<Account> accounts = advanced(present);
    ClockTarget target = ClockTarget.of(move, now(present.clock()), system);
    ClockOutcome outcome = target.check(accounts);
    if (!(outcome instanceof ClockOutcome.Moved moved)) {
      return new Decision<>(accounts, present.clock(), outcome);
    }
    EventBudget budget = new EventBudget();
    List<Account> advanced = new ArrayList<>();
    for (Account account : accounts) {
      Optional<Account> after = account.advancedTo(notBefore(account, moved.now()), budget::spend);
      if (after.isEmpty()) {
        return new Decision<>(accounts, present.clock(), new ClockOutcome.TooManyEvents());
      }
      advanced.add(after.get());
    }
    return new Decision<>(advanced, target.setting(), moved);
  }

  Optional<Instant> nextDue() {
    return clock instanceof ClockSetting.Stopped
        ? Optional.empty()
        : index.accounts().stream()
            .flatMap(account -> account.status().status().nextDue().stream())
            .min(Instant::compareTo);
  }

  List<AccountId> due() {
    Instant now = now();
    return index.accounts().stream()
        .filter(account -> account.status().status().isDue(now))
        .map(LockedAccount::id)
        .toList();
  }

  /**
   * The target of a move of the clock.
   *
   * @param to the time after the move, or null if it is out of range
   */
  private record ClockTarget(ClockSetting setting, Instant from, @Nullable Instant to) {
    static ClockTarget of(ClockMove move, Instant from, InstantSource system) {
      if (move instanceof ClockMove.FollowSystem) {
        return new ClockTarget(new ClockSetting.Running(), from, system.instant());
      }
      Instant to =
          move instanceof ClockMove.AdvanceBy advance
              ? added(from, advance)
              : ((ClockMove.SetTo) move).instant();
      ClockSetting stopped = new ClockSetting.Stopped(to == null ? from : to);
      return new ClockTarget(stopped, from, to);
    }

    private static @Nullable Instant added(Instant from, ClockMove.AdvanceBy advance) {
      try {
        return from.atOffset(ZoneOffset.UTC).plus(advance.amount()).toInstant();
      } catch (DateTimeException | ArithmeticException outOfRange) {
        return null;
      }
    }

    ClockOutcome check(List<Account> accounts) {
      if (to == null || !WireTimes.isRepresentable(to)) {
        return new ClockOutcome.OutOfRange();
      }
      for (Account account : accounts) {
        LedgerEntry latest = account.ledger().latest();
        if (latest.at().isAfter(to)
            && (to.isBefore(from) || setting instanceof ClockSetting.Stopped)) {
          return new ClockOutcome.LedgerLater(account.id(), latest);
        }
      }
      return new ClockOutcome.Moved(to);
    }
  }
}
