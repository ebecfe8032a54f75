package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.ClockApi;
import dev.sipregistration.mockserver.internal.admin.generated.ClockChangeModel;
import dev.sipregistration.mockserver.internal.admin.generated.ClockStateModel;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows and moves the clock of everything but tokens. */
@Singleton
public final class ClockResource implements ClockApi {
  private static final int LONGEST_SPAN = 64;

  private final WorldStore store;

  @Inject
  ClockResource(WorldStore store) {
    this.store = store;
  }

  static ClockStateModel state(WorldStore store) {
    return new ClockStateModel()
        .now(store.now().atOffset(ZoneOffset.UTC))
        .running(store.clock() instanceof ClockSetting.Running);
  }

  @Override
  public ClockStateModel getClock() {
    return state(store);
  }

  @Override
  public ClockStateModel changeClock(@Nullable ClockChangeModel change) {
    ClockOutcome outcome = store.move(move(change));
    if (outcome instanceof ClockOutcome.LedgerLater later) {
      throw ProblemException.conflict(
          "The clock cannot go back before entry %s of account %s's ledger, which is of %s"
              .formatted(later.entry().sequence(), later.accountId(), later.entry().at()));
    }
    if (outcome instanceof ClockOutcome.TooManyEvents) {
      throw ProblemException.conflict(
          "More than %s renewals and other events fall due on the way: move the clock in smaller steps"
              .formatted(EventBudget.MOST));
    }
    if (outcome instanceof ClockOutcome.OutOfRange) {
      throw ProblemException.badRequest(
          change != null && change.getSet() == null ? "/advance" : "/set",
          "The clock goes from 1970 to 9999, and not beyond");
    }
    return state(store);
  }

  private static ClockMove move(@Nullable ClockChangeModel change) {
    if (change == null) {
      throw ProblemException.badRequest("", "Send a JSON body, such as {\"advance\": \"P1M\"}");
    }
    if (Stream.of(change.getSet(), change.getAdvance(), change.getSystem())
            .filter(value -> value != null)
            .count()
        != 1) {
      throw ProblemException.badRequest("", "Give exactly one of set, advance and system");
    }
    if (change.getSet() != null) {
      return new ClockMove.SetTo(change.getSet().toInstant());
    }
    if (change.getAdvance() != null) {
      return new ClockMove.AdvanceBy(amount(change.getAdvance()));
    }
    if (!change.getSystem()) {
      throw ProblemException.badRequest("/system", "system can only be true");
    }
    return new ClockMove.FollowSystem();
  }

  /** ISO-8601 has periods of the calendar (P1M) and durations (PT2H). */
  private static TemporalAmount amount(String iso) {
    try {
      if (isPlain(iso)) {
        return iso.indexOf('T') < 0 ? Period.parse(iso) : Duration.parse(iso);
      }
    } catch (DateTimeException | ArithmeticException malformed) {
      // Reported below.
    }
    throw ProblemException.badRequest(
        "/advance", "advance must be an ISO-8601 period or duration, such as P1M or PT90S");
  }

  /** Java also reads signs and small letters, which the contract does not have. */
  private static boolean isPlain(String iso) {
    return iso.length() <= LONGEST_SPAN
        && iso.chars().allMatch(c -> "PYMWDTHS.0123456789".indexOf(c) >= 0);
  }
}
