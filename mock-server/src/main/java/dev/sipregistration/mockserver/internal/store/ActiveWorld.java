package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
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
  private final AccountIndex index;
  private final AtomicLong nextSipRegistrationId;
  private long nextAccountId;
  private volatile ClockSetting clock;

  ActiveWorld(
      World world,
      List<Account> opened,
      InstantSource system,
      UnaryOperator<Account> entering,
      WorldLog log) {
    this.system = system;
    this.log = log;
    this.index = new AccountIndex(world, opened, entering);
    this.nextSipRegistrationId = new AtomicLong(world.nextSipRegistrationId());
    this.nextAccountId = world.nextAccountId();
    this.clock = world.clock();
  }

  AccountIndex index() {
    return index;
  }

  ClockSetting clock() {
    return clock;
  }

  Instant now() {
    return clock instanceof ClockSetting.Stopped stopped ? stopped.at() : system.instant();
  }

  <T> Outcome<T> step(AccountId id, Step<T> step) {
    return index
        .account(id)
        .map(account -> account.step(step, this::now, this::nextId, log))
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  private SipRegistrationId nextId() {
    return new SipRegistrationId(
        nextSipRegistrationId.getAndUpdate(next -> Math.min(next, NumericId.HIGHEST) + 1));
  }

  /** Reads the account before the time, so that the time is never older than the account. */
  Optional<Account> find(AccountId id) {
    return index
        .account(id)
        .map(LockedAccount::committed)
        .map(account -> account.advancedTo(now()));
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
      log.open(account, nextAccountId + 1);
      nextAccountId++;
      index.put(account);
      return account;
    }
  }

  void add(ServiceAccount added) {
    synchronized (worldLock) {
      index.check(added);
      log.add(added);
      index.put(added);
    }
  }

  World world() {
    return withAllLocked(this::world);
  }

  private World world(List<LockedAccount> accounts) {
    return new World(
        accounts.stream().map(LockedAccount::committed).toList(),
        index.serviceAccounts(),
        nextAccountId,
        nextSipRegistrationId.get(),
        clock);
  }

  World save(String name) {
    return withAllLocked(
        accounts -> {
          World world = world(accounts);
          log.save(name, world);
          return world;
        });
  }

  ClockOutcome move(ClockMove move) {
    return withAllLocked(
        accounts -> {
          ClockTarget target = ClockTarget.of(move, now(), system);
          ClockOutcome outcome = target.check(accounts);
          return outcome instanceof ClockOutcome.Moved moved
              ? move(accounts, target.setting(), moved)
              : outcome;
        });
  }

  /** Advances all accounts before it commits the first: a move must not fail half-way. */
  private ClockOutcome move(
      List<LockedAccount> accounts, ClockSetting setting, ClockOutcome.Moved moved) {
    EventBudget budget = new EventBudget();
    List<AccountChange> changes = new ArrayList<>();
    for (LockedAccount account : accounts) {
      Optional<AccountChange> change = account.advanced(moved.now(), budget, log);
      if (change.isEmpty()) {
        return new ClockOutcome.TooManyEvents();
      }
      changes.add(change.get());
    }
    commit(accounts, changes, setting);
    return moved;
  }

  /** Runs an action on all accounts, brought up to date, while no step can run. */
  private <T> T withAllLocked(Function<List<LockedAccount>, T> action) {
    synchronized (worldLock) {
      List<LockedAccount> accounts = index.accounts();
      accounts.forEach(LockedAccount::lock);
      try {
        Instant now = now();
        commit(
            accounts, accounts.stream().map(account -> account.advanced(now, log)).toList(), clock);
        return action.apply(accounts);
      } finally {
        accounts.forEach(LockedAccount::unlock);
      }
    }
  }

  /** Commits changes of all accounts, which may be none, and sets the clock: all or nothing. */
  private void commit(
      List<LockedAccount> accounts, List<AccountChange> changes, ClockSetting setting) {
    if (!setting.equals(clock) || changes.stream().anyMatch(AccountChange::isOne)) {
      log.write(changes.stream().filter(AccountChange::isOne).toList(), setting);
    }
    clock = setting;
    for (int i = 0; i < changes.size(); i++) {
      accounts.get(i).commit(changes.get(i));
    }
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

    ClockOutcome check(List<LockedAccount> accounts) {
      if (to == null || !WireTimes.isRepresentable(to)) {
        return new ClockOutcome.OutOfRange();
      }
      for (LockedAccount account : accounts) {
        LedgerEntry latest = account.committed().ledger().latest();
        if (latest.at().isAfter(to)
            && (to.isBefore(from) || setting instanceof ClockSetting.Stopped)) {
          return new ClockOutcome.LedgerLater(account.committed().id(), latest);
        }
      }
      return new ClockOutcome.Moved(to);
    }
  }
}
