package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A world that steps are taken in, from one reset to the next.
 *
 * <p>A step locks one account. What is about the whole world is done one at a time, and takes the
 * locks of all accounts in the order of their ids where steps must stand still.
 */
final class ActiveWorld {
  private final Object whole = new Object();
  private final InstantSource system;
  private final AccountIndex roster;
  private final AtomicLong nextSipRegistrationId;
  private long nextAccountId;
  private volatile ClockSetting clock;

  ActiveWorld(World world, InstantSource system) {
    this.system = system;
    this.roster = new AccountIndex(world);
    this.nextSipRegistrationId = new AtomicLong(world.nextSipRegistrationId());
    this.nextAccountId = world.nextAccountId();
    this.clock = world.clock();
  }

  AccountIndex roster() {
    return roster;
  }

  ClockSetting clock() {
    return clock;
  }

  Instant now() {
    return clock instanceof ClockSetting.Standing standing ? standing.at() : system.instant();
  }

  <T> Outcome<T> step(AccountId id, Step<T> step) {
    return roster
        .cell(id)
        .map(cell -> cell.step(step, this::now, this::drawId))
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  private SipRegistrationId drawId() {
    return new SipRegistrationId(nextSipRegistrationId.getAndIncrement());
  }

  /** Reads the account before the time, so that the time is never older than the account. */
  Optional<Account> find(AccountId id) {
    return roster.cell(id).map(LockedAccount::committed).map(account -> account.advancedTo(now()));
  }

  Account open(Function<AccountId, Account> description) {
    synchronized (whole) {
      AccountId id = new AccountId(nextAccountId);
      Account account = description.apply(id);
      if (!account.id().equals(id)) {
        throw new IllegalArgumentException("not the id that was handed out: " + account.id());
      }
      if (roster.isNameTaken(account.profile().name().value())) {
        throw new AccountExistsException(account.profile().name().value());
      }
      if (roster.ownedBy(account.profile().email()).isPresent()) {
        throw new AccountExistsException(account.profile().email());
      }
      nextAccountId++;
      roster.put(account);
      return account;
    }
  }

  void add(ServiceAccount added) {
    synchronized (whole) {
      roster.put(added);
    }
  }

  World world() {
    return standingStill(
        cells ->
            new World(
                cells.stream().map(LockedAccount::committed).toList(),
                roster.serviceAccounts(),
                nextAccountId,
                nextSipRegistrationId.get(),
                clock));
  }

  ClockOutcome move(ClockMove move) {
    return standingStill(
        cells -> {
          ClockTarget target = ClockTarget.of(move, now(), system);
          ClockOutcome outcome = target.check(cells);
          if (outcome instanceof ClockOutcome.Moved moved) {
            clock = target.setting();
            cells.forEach(cell -> cell.advance(moved.now()));
          }
          return outcome;
        });
  }

  /** Does something with all accounts as they are now, while no step is taken anywhere. */
  private <T> T standingStill(Function<List<LockedAccount>, T> action) {
    synchronized (whole) {
      List<LockedAccount> cells = roster.cells();
      cells.forEach(LockedAccount::lock);
      try {
        Instant now = now();
        cells.forEach(cell -> cell.advance(now));
        return action.apply(cells);
      } finally {
        cells.forEach(LockedAccount::unlock);
      }
    }
  }

  Optional<Instant> nextDue() {
    return clock instanceof ClockSetting.Standing
        ? Optional.empty()
        : roster.cells().stream()
            .flatMap(cell -> cell.committed().nextDue().stream())
            .min(Instant::compareTo);
  }

  List<Account> due() {
    Instant now = now();
    return roster.cells().stream()
        .map(LockedAccount::committed)
        .filter(account -> account.nextDue().filter(due -> !due.isAfter(now)).isPresent())
        .toList();
  }
}
