package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.EventBudget;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any store does when its time is moved, and when time passes. */
abstract class WorldStoreClockContract {
  private static final AccountId DEMO = DemoWorld.ACCOUNT;
  private static final AccountId ACME = new AccountId(2);
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final ClockMove FOLLOW_SYSTEM = new ClockMove.FollowSystem();

  private final ManualSystem system = new ManualSystem(START);
  private final StoreFactory stores;
  private final WorldStore store;
  private final PlatformCalls calls;

  WorldStoreClockContract(StoreFactory stores) {
    this.stores = stores;
    store =
        stores.create(
            World.of(
                List.of(
                    DemoWorld.account(DEMO, "demo").build(),
                    DemoWorld.account(ACME, "acme").build()),
                List.of()),
            system);
    calls = new PlatformCalls(store);
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  private static ClockMove setTo(String instant) {
    return new ClockMove.SetTo(Instant.parse(instant));
  }

  private Account account(AccountId id) {
    return store.find(id).orElseThrow();
  }

  private void create(AccountId account) {
    value(calls.create(account, CREATE));
  }

  @Test
  void clock_ofNewWorld_followsTheSystem() {
    assertThat(store.now()).isEqualTo(START);
    system.pass(Duration.ofHours(1));
    assertThat(store.now()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(store.clock()).isEqualTo(new ClockSetting.Running());
  }

  @Test
  void set_forward_standsStillThere() {
    assertThat(store.move(setTo("2026-05-01T00:00:00Z")))
        .isEqualTo(new ClockOutcome.Moved(Instant.parse("2026-05-01T00:00:00Z")));
    system.pass(Duration.ofHours(1));

    assertThat(store.now()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(store.clock())
        .isEqualTo(new ClockSetting.Stopped(Instant.parse("2026-05-01T00:00:00Z")));
  }

  @Test
  void advance_byDurationOrPeriod_countsFromNow() {
    store.move(new ClockMove.AdvanceBy(Duration.ofHours(2)));
    assertThat(store.now()).isEqualTo("2026-01-31T12:00:00Z");

    store.move(new ClockMove.AdvanceBy(Period.ofMonths(1)));
    assertThat(store.now()).isEqualTo("2026-02-28T12:00:00Z");
  }

  @Test
  void move_forward_renewsOnEveryAccount() {
    create(DEMO);
    create(ACME);

    store.move(setTo("2026-04-01T00:00:00Z"));

    for (AccountId id : List.of(DEMO, ACME)) {
      assertThat(account(id).ledger().entries())
          .extracting(entry -> entry.getClass().getSimpleName(), LedgerEntry::at)
          .extracting(Object::toString)
          .containsExactly(
              "(\"OpeningBalance\", 1970-01-01T00:00:00Z)",
              "(\"Reservation\", 2026-01-31T10:00:00Z)",
              "(\"Settlement\", 2026-02-28T10:00:00Z)",
              "(\"Reservation\", 2026-02-28T10:00:00Z)",
              "(\"Settlement\", 2026-03-31T10:00:00Z)",
              "(\"Reservation\", 2026-03-31T10:00:00Z)");
    }
  }

  @Test
  void set_backBeforeAnyEntry_isAllowed() {
    assertThat(store.move(setTo("2020-01-01T00:00:00Z")))
        .isEqualTo(new ClockOutcome.Moved(Instant.parse("2020-01-01T00:00:00Z")));

    create(DEMO);

    assertThat(account(DEMO).ledger().latest().at()).isEqualTo("2020-01-01T00:00:00Z");
  }

  @Test
  void set_backToAnEntry_isAllowed() {
    create(DEMO);
    store.move(setTo("2026-02-01T00:00:00Z"));

    assertThat(store.move(new ClockMove.SetTo(START))).isEqualTo(new ClockOutcome.Moved(START));
  }

  @Test
  void set_backBeforeAnEntry_namesItAndChangesNothing() {
    create(ACME);
    store.move(setTo("2026-02-01T00:00:00Z"));
    ClockSetting before = store.clock();

    ClockOutcome outcome = store.move(new ClockMove.SetTo(START.minusNanos(1)));

    assertThat(outcome)
        .isEqualTo(new ClockOutcome.LedgerLater(ACME, account(ACME).ledger().latest()));
    assertThat(store.clock()).isEqualTo(before);
  }

  @Test
  void set_backBeforeRenewalThatIsDueButNobodySaw_isRefused() {
    create(DEMO);
    system.set(Instant.parse("2026-03-01T00:00:00Z"));

    assertThat(store.move(setTo("2026-02-01T00:00:00Z")))
        .isInstanceOf(ClockOutcome.LedgerLater.class);
  }

  /** Its ledger ends later than the system's time, as that of a seed may. */
  @Test
  void set_forwardButBeforeAnEntry_isRefused() {
    store.move(setTo("2030-01-01T00:00:00Z"));
    create(DEMO);
    World later = store.world().with(new ClockSetting.Running());
    store.enter(later);

    assertThat(store.move(setTo("2029-12-31T00:00:00Z")))
        .isInstanceOf(ClockOutcome.LedgerLater.class);
    assertThat(store.move(setTo("2030-01-01T00:00:00Z"))).isInstanceOf(ClockOutcome.Moved.class);
  }

  @Test
  void move_overMoreEventsThanAllowed_isRefusedAndChangesNothing() {
    AccountControl control = new AccountControl(store);
    for (AccountId id : List.of(DEMO, ACME)) {
      control.changeTerms(id, terms -> terms.withCreditLimit(new BigDecimal("1E+19")));
      create(id);
    }
    ClockSetting before = store.clock();
    int half = EventBudget.MOST / 2;

    assertThat(store.move(new ClockMove.AdvanceBy(Period.ofMonths(half + 1))))
        .isEqualTo(new ClockOutcome.TooManyEvents());
    assertThat(store.clock()).isEqualTo(before);
    assertThat(account(DEMO).ledger().entries()).hasSize(2);
  }

  @Test
  void advance_byNegativeAmount_isAMoveBack() {
    assertThat(store.move(new ClockMove.AdvanceBy(Duration.ofHours(-1))))
        .isEqualTo(new ClockOutcome.Moved(START.minus(Duration.ofHours(1))));
    create(DEMO);
    assertThat(store.move(new ClockMove.AdvanceBy(Duration.ofHours(-1))))
        .isInstanceOf(ClockOutcome.LedgerLater.class);
  }

  @Test
  void followSystem_later_runsAgain() {
    store.move(setTo("2020-01-01T00:00:00Z"));
    create(DEMO);

    assertThat(store.move(FOLLOW_SYSTEM)).isEqualTo(new ClockOutcome.Moved(START));

    assertThat(store.clock()).isEqualTo(new ClockSetting.Running());
    assertThat(account(DEMO).ledger().latest().at()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void followSystem_earlierThanAnEntry_isRefused() {
    store.move(setTo("2026-06-01T00:00:00Z"));
    create(DEMO);

    assertThat(store.move(FOLLOW_SYSTEM)).isInstanceOf(ClockOutcome.LedgerLater.class);

    assertThat(store.now()).isEqualTo("2026-06-01T00:00:00Z");
  }

  @Test
  void followSystem_earlierWithoutEntries_isAllowed() {
    store.move(setTo("2026-06-01T00:00:00Z"));

    assertThat(store.move(FOLLOW_SYSTEM)).isEqualTo(new ClockOutcome.Moved(START));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void set_beyondTheCalendarOfTheWire_isOutOfRange(String instant) {
    assertThat(store.move(setTo(instant))).isEqualTo(new ClockOutcome.OutOfRange());
    assertThat(store.clock()).isEqualTo(new ClockSetting.Running());
  }

  @Test
  void advance_beyondAllTime_isOutOfRange() {
    assertThat(store.move(new ClockMove.AdvanceBy(Period.ofYears(Integer.MAX_VALUE))))
        .isEqualTo(new ClockOutcome.OutOfRange());
    assertThat(store.move(new ClockMove.AdvanceBy(Duration.ofSeconds(Long.MAX_VALUE))))
        .isEqualTo(new ClockOutcome.OutOfRange());
  }

  @Test
  void find_whatIsDue_isSeenBeforeAnyStep() {
    create(DEMO);
    system.set(Instant.parse("2026-03-01T00:00:00Z"));

    assertThat(account(DEMO).ledger().posted()).isEqualByComparingTo("98.80");
  }

  @Test
  void step_systemClockPutBack_keepsTheLedgerInOrder() {
    create(DEMO);
    system.set(START.minusSeconds(5));

    create(DEMO);

    assertThat(account(DEMO).ledger().latest().at()).isEqualTo(START);
    Invariants.assertHold(account(DEMO));
  }

  @Test
  void admit_systemClockPutBack_countsBySecondsAllTheSame() {
    new AccountControl(store).changeTerms(DEMO, terms -> terms.withRequestsPerSecond(1));
    create(DEMO);
    value(calls.admit(DEMO));

    system.set(START.minus(Duration.ofHours(1)));
    value(calls.admit(DEMO));
    assertThat(calls.admit(DEMO)).isEqualTo(Outcome.refused(Reason.TOO_MANY_CALLS));
    system.pass(Duration.ofSeconds(1));

    value(calls.admit(DEMO));
  }

  @Test
  void reset_afterMove_followsTheSystemAgain() {
    store.move(setTo("2026-06-01T00:00:00Z"));
    create(DEMO);

    store.reset();

    assertThat(store.now()).isEqualTo(START);
  }

  @Test
  void restore_snapshotOfStandingTime_standsThere() {
    store.move(setTo("2026-06-01T00:00:00Z"));
    create(DEMO);
    store.save("june");
    store.reset();

    store.restore("june");

    assertThat(store.now()).isEqualTo("2026-06-01T00:00:00Z");
  }

  @Test
  void nextDue_ofAllAccounts_isTheEarliestWhileTimeRuns() {
    assertThat(store.nextDue()).isEmpty();
    create(ACME);
    system.pass(Duration.ofHours(1));
    create(DEMO);
    assertThat(store.nextDue()).contains(Instant.parse("2026-02-28T10:00:00Z"));

    store.move(new ClockMove.AdvanceBy(Duration.ofHours(1)));

    assertThat(store.nextDue()).isEmpty();
  }

  @Test
  void catchUp_whenSomethingIsDue_commitsIt() {
    create(DEMO);
    system.set(Instant.parse("2026-02-28T10:00:00Z"));
    assertThat(store.nextDue()).contains(Instant.parse("2026-02-28T10:00:00Z"));

    store.catchUp();

    assertThat(store.nextDue()).contains(Instant.parse("2026-03-31T10:00:00Z"));
  }

  @Test
  void move_pastTheLastMoney_freezesAndDetaches() {
    new AccountControl(store)
        .changeTerms(
            DEMO,
            terms -> terms.withPriceList(new PriceList(new BigDecimal("60.00"), BigDecimal.ZERO)));
    create(DEMO);

    store.move(setTo("2026-02-28T10:00:00Z"));
    assertThat(account(DEMO).registrations().all())
        .allMatch(registration -> registration.subscription().deactivated());
    store.move(setTo("2027-01-01T00:00:00Z"));

    assertThat(account(DEMO).registrations().all()).isEmpty();
    assertThat(account(DEMO).ledger().available()).isEqualByComparingTo("40.00");
    Invariants.assertHold(account(DEMO));
  }
}
