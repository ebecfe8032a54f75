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
  private final AccountIndex index;
  private final AtomicLong nextSipRegistrationId;
  private long nextAccountId;
  private volatile ClockSetting clock;

  ActiveWorld(World world, InstantSource system, UnaryOperator<Account> entering) {
    this.system = system;
    this.index = new AccountIndex(world, entering);
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
        .map(account -> account.step(step, this::now, this::nextId))
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
      nextAccountId++;
      index.put(account);
      return account;
    }
  }

  void add(ServiceAccount added) {
    synchronized (worldLock) {
      index.put(added);
    }
  }

  World world() {
    return withAllLocked(
        accounts ->
            new World(
                accounts.stream().map(LockedAccount::committed).toList(),
                index.serviceAccounts(),
                nextAccountId,
                nextSipRegistrationId.get(),
                clock));
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
    List<Account> advanced = new ArrayList<>();
    for (LockedAccount account : accounts) {
      Optional<Account> after = account.advanced(moved.now(), budget);
      if (after.isEmpty()) {
        return new ClockOutcome.TooManyEvents();
      }
      advanced.add(after.get());
    }
    clock = setting;
    for (int i = 0; i < advanced.size(); i++) {
      accounts.get(i).commit(advanced.get(i));
    }
    return moved;
  }

  /** Runs an action on all accounts, brought up to date, while no step can run. */
  private <T> T withAllLocked(Function<List<LockedAccount>, T> action) {
    synchronized (worldLock) {
      List<LockedAccount> accounts = index.accounts();
      accounts.forEach(LockedAccount::lock);
      try {
        Instant now = now();
        accounts.forEach(account -> account.advance(now));
        return action.apply(accounts);
      } finally {
        accounts.forEach(LockedAccount::unlock);
      }
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
