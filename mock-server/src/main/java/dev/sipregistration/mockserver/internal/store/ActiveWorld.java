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
import java.util.function.BiFunction;
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

  /** Is told of commits that only this world knows of, without locks. */
  private final Consumer<Account> learned;

  private final AccountIndex index;
  private final AtomicLong nextSipRegistrationId;
  private long nextAccountId;

  /** The number of changes of this world as a whole that are known here. */
  private volatile long version;

  private volatile ClockSetting clock;

  ActiveWorld(
      StoredWorld stored,
      InstantSource system,
      UnaryOperator<Account> entering,
      Consumer<Account> learned) {
    this.learned = learned;
    World world = stored.world();
    this.system = system;
    this.log = stored.log();
    this.index = new AccountIndex(stored, entering);
    this.nextSipRegistrationId = new AtomicLong(world.nextSipRegistrationId());
    this.nextAccountId = world.nextAccountId();
    this.version = stored.version();
    this.clock = world.clock();
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
          log.change(present(List.of(account.stored())), present -> decide(present, step));
      account.commit(committed.accounts().get(0));
      return committed.value();
    } finally {
      account.unlock();
    }
  }

  private Present present(List<StoredAccount> accounts) {
    return new Present(accounts, clock, this::nextId, nextSipRegistrationId::get);
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

  List<Account> all() {
    update();
    return index.accounts().stream()
        .map(LockedAccount::committed)
        .map(account -> account.advancedTo(now()))
        .toList();
  }

  /** Brings all accounts up to date with what other servers made of them. */
  void update() {
    log.newer(index.accounts().stream().map(LockedAccount::stored).toList()).forEach(this::learn);
  }

  private void learn(StoredAccount newer) {
    index.account(newer.account().id()).ifPresent(known -> known.learn(newer));
    learned.accept(newer.account());
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
    index.put(growth.accounts(), growth.opened());
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
    log.newer(known.stored()).ifPresent(this::learn);
    return known.committed();
  }

  Account open(Function<AccountId, Account> description) {
    synchronized (worldLock) {
      AccountId id = new AccountId(nextAccountId);
      Account account = description.apply(id);
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
      index.put(account);
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
    return withAllLocked(this::world, world -> world);
  }

  private Decision<World> world(Present present, List<Account> accounts) {
    return new Decision<>(
        accounts,
        present.clock(),
        new World(
            accounts,
            index.serviceAccounts(),
            nextAccountId,
            present.nextSipRegistrationId().getAsLong(),
            present.clock()));
  }

  World save(String name) {
    return withAllLocked(
        this::world,
        world -> {
          log.save(name, world);
          return world;
        });
  }

  /**
   * Decides about all accounts, brought up to date, and runs an action on what was committed, while
   * no step of this process can run.
   */
  private <V, T> T withAllLocked(
      BiFunction<Present, List<Account>, Decision<V>> decide, Function<V, T> action) {
    List<Account> changed = new ArrayList<>();
    T result;
    synchronized (worldLock) {
      List<LockedAccount> accounts = index.accounts();
      accounts.forEach(LockedAccount::lock);
      try {
        Committed<V> committed =
            log.changeAll(
                present(accounts.stream().map(LockedAccount::stored).toList()),
                version,
                present -> decide.apply(present, advanced(present)));
        if (!committed.clock().equals(clock)) {
          clock = committed.clock();
          version++;
        }
        for (int i = 0; i < accounts.size(); i++) {
          StoredAccount after = committed.accounts().get(i);
          if (after.version() > accounts.get(i).stored().version()) {
            changed.add(after.account());
          }
          accounts.get(i).commit(after);
        }
        result = action.apply(committed.value());
      } finally {
        accounts.forEach(LockedAccount::unlock);
      }
    }
    changed.forEach(learned);
    return result;
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
        (present, accounts) -> decide(present, accounts, move), outcome -> outcome);
  }

  /** Advances all accounts before it commits the first: a move must not fail half-way. */
  private Decision<ClockOutcome> decide(Present present, List<Account> accounts, ClockMove move) {
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
            .flatMap(account -> account.committed().nextDue().stream())
            .min(Instant::compareTo);
  }

  List<Account> due() {
    Instant now = now();
    return index.accounts().stream()
        .map(LockedAccount::committed)
        .filter(account -> account.nextDue().filter(due -> !due.isAfter(now)).isPresent())
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
