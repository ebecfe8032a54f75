package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.CREATE_FOR_JOHN;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What any store holds to while many threads use it. */
@Timeout(60)
abstract class WorldStoreConcurrencyContract {
  private static final int THREADS = 16;
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final List<AccountId> ACCOUNTS =
      List.of(new AccountId(1), new AccountId(2), new AccountId(3));

  private final ManualSystem system = new ManualSystem(START);
  private final StoreFactory stores;
  private final WorldStore store;
  private final PlatformCalls calls;
  private final AccountControl control;

  WorldStoreConcurrencyContract(StoreFactory stores) {
    this.stores = stores;
    store =
        stores.create(
            World.of(
                ACCOUNTS.stream().map(id -> DemoWorld.account(id, "account" + id).build()).toList(),
                List.of()),
            system);
    calls = new PlatformCalls(store);
    control = new AccountControl(store);
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  /** Runs the work in all threads at once, and fails if any of them fails. */
  private static void together(IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  work.accept(number);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static AccountId account(int number) {
    return ACCOUNTS.get(number % ACCOUNTS.size());
  }

  private Account read(AccountId id) {
    return store.find(id).orElseThrow();
  }

  private void assertInvariants() {
    ACCOUNTS.forEach(id -> Invariants.assertHold(read(id)));
  }

  @Test
  void create_fourHundredTimesAtOnce_spendsTheMoneyOnce() throws Exception {
    Collection<Outcome<CreateResult>> outcomes = new ConcurrentLinkedQueue<>();

    together(
        thread ->
            IntStream.range(0, 400 / THREADS)
                .forEach(i -> outcomes.add(calls.create(ACCOUNTS.get(0), CREATE))));

    assertThat(outcomes).hasSize(400);
    assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance)).hasSize(83);
    Account account = read(ACCOUNTS.get(0));
    assertThat(account.ledger().available()).isEqualByComparingTo("0.40");
    assertThat(account.registrations().all())
        .extracting(registration -> registration.id().value())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 83).mapToObj(Long::valueOf).toList());
    Invariants.assertHold(account);
  }

  @Test
  void everything_onSharedAccounts_keepsInvariants() throws Exception {
    together(
        thread -> {
          for (int i = 0; i < 60; i++) {
            AccountId id = account(thread + i);
            switch ((thread * 7 + i) % 6) {
              case 0 -> calls.create(id, CREATE);
              case 1 -> calls.create(id, CREATE_FOR_JOHN);
              case 2 -> calls.bind(id, Commands.bindToJohn(new SipRegistrationId(i + 1)));
              case 3 -> value(control.deposit(id, new BigDecimal("0.70")));
              case 4 -> value(control.login(id, DemoWorld.JOHN));
              default -> store.move(new ClockMove.AdvanceBy(Duration.ofDays(3)));
            }
            Invariants.assertHold(read(id));
          }
        });

    assertInvariants();
  }

  @Test
  void ids_ofAllAccounts_areNeverReused() throws Exception {
    Collection<SipRegistrationId> ids = new ConcurrentLinkedQueue<>();

    together(
        thread -> {
          for (int i = 0; i < 10; i++) {
            ids.add(value(calls.create(account(thread), CREATE)).id());
          }
        });

    assertThat(ids).hasSize(160).doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.value() >= 1 && id.value() <= 160);
  }

  @Test
  void clock_movedBackAndForthDuringCreates_neverLeavesAnEntryInTheFuture() throws Exception {
    together(
        thread -> {
          for (int i = 0; i < 40; i++) {
            if (thread == 0) {
              moveAndCreate(i % 2 == 0 ? Duration.ofDays(2) : Duration.ofDays(-1));
            } else if (i < 5) {
              calls.create(account(thread), CREATE);
            }
          }
        });

    assertInvariants();
    Instant now = store.now();
    assertThat(ACCOUNTS)
        .allSatisfy(id -> assertThat(read(id).ledger().latest().at()).isBeforeOrEqualTo(now));
  }

  /** The only mover: whatever it creates right after a move must be dated at the new time. */
  private void moveAndCreate(Duration amount) {
    ClockOutcome outcome = store.move(new ClockMove.AdvanceBy(amount));
    Instant now = store.now();
    if (outcome instanceof ClockOutcome.Moved moved) {
      assertThat(now).isEqualTo(moved.now());
    }
    AccountId id = ACCOUNTS.get(0);
    if (calls.create(id, CREATE) instanceof Outcome.Accepted<CreateResult> created) {
      assertThat(reservationOf(id, created.value().id()).at()).isEqualTo(now);
    }
  }

  private LedgerEntry reservationOf(AccountId account, SipRegistrationId id) {
    return read(account).ledger().entries().stream()
        .filter(
            entry ->
                entry instanceof LedgerEntry.Reservation reservation
                    && reservation.sipRegistrationId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void reset_duringCreates_endsAsTheSeed() throws Exception {
    Account seeded = read(ACCOUNTS.get(0));

    together(
        thread -> {
          for (int i = 0; i < 50; i++) {
            if (thread == 0) {
              store.reset();
            } else {
              calls.create(account(thread), CREATE);
            }
            Invariants.assertHold(read(account(thread)));
          }
        });
    store.reset();

    Invariants.assertSame(read(ACCOUNTS.get(0)), seeded);
    assertThat(value(calls.create(ACCOUNTS.get(0), CREATE)).id())
        .isEqualTo(new SipRegistrationId(1));
  }

  @Test
  void snapshots_duringCreates_areConsistent() throws Exception {
    Collection<World> worlds = new ConcurrentLinkedQueue<>();

    together(
        thread -> {
          for (int i = 0; i < 10; i++) {
            if (thread == 0) {
              worlds.add(store.world());
            } else {
              calls.create(account(thread), CREATE);
            }
          }
        });

    for (World world : worlds) {
      world.accounts().forEach(Invariants::assertHold);
      assertThat(world.accounts().stream().mapToLong(one -> one.registrations().size()).sum())
          .isEqualTo(world.nextSipRegistrationId() - 1);
    }
  }
}
