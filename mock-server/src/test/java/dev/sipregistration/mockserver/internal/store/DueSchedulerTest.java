package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.internal.store.Commands.CREATE;
import static dev.sipregistration.mockserver.internal.store.Commands.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueSchedulerTest {
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final Duration PROGRESS = Duration.ofMinutes(2);

  /** Keeps what it was set to, and rings when the test says so. */
  private static final class ManualTimer implements Timer {
    private @Nullable Duration delay;
    private @Nullable Runnable action;
    private int timesSet;
    private boolean closed;

    @Override
    public void set(Duration newDelay, Runnable newAction) {
      delay = newDelay;
      action = newAction;
      timesSet++;
    }

    @Override
    public void close() {
      closed = true;
    }

    void fire() {
      Runnable current = Objects.requireNonNull(action);
      action = null;
      current.run();
    }
  }

  private final ManualSystem system = new ManualSystem(START);
  private final ManualTimer timer = new ManualTimer();
  private final MemoryStore store =
      new MemoryStore(
          World.of(
              List.of(
                  DemoWorld.account(DemoWorld.ACCOUNT, "demo")
                      .callbacks(URI.create("http://localhost/"), null)
                      .options(AccountOptions.DEFAULT.withTimeInProgress(PROGRESS))
                      .build()),
              List.of()),
          system);
  private final DueScheduler scheduler = DueScheduler.start(store, timer);

  private void create() {
    value(new PlatformCalls(store).create(DemoWorld.ACCOUNT, CREATE));
  }

  private Instant committedDue() {
    return store.nextDue().orElseThrow();
  }

  @Test
  void start_nothingDue_sleepsForEver() {
    assertThat(timer.timesSet).isZero();
  }

  @Test
  void commit_firstThingDue_isSleptUntil() {
    create();

    assertThat(timer.delay).isEqualTo(PROGRESS);
  }

  @Test
  void commit_nothingEarlier_doesNotWake() {
    create();
    system.pass(Duration.ofSeconds(30));

    create();

    assertThat(timer.timesSet).isEqualTo(1);
  }

  @Test
  void ring_whenDue_letsItHappenAndSleepsUntilTheNext() {
    create();
    system.pass(PROGRESS);

    timer.fire();

    assertThat(committedDue()).isEqualTo("2026-02-28T10:00:00Z");
    assertThat(timer.delay)
        .isEqualTo(Duration.between(START.plus(PROGRESS), Instant.parse("2026-02-28T10:00:00Z")));
  }

  @Test
  void ring_tooEarly_sleepsOnWithoutSpinning() {
    create();
    system.pass(PROGRESS.minusNanos(5));

    timer.fire();

    assertThat(committedDue()).isEqualTo(START.plus(PROGRESS));
    assertThat(timer.delay).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void standingTime_isNotSleptBy() {
    store.move(new ClockMove.AdvanceBy(Duration.ZERO));

    create();
    assertThat(timer.timesSet).isZero();
    store.move(new ClockMove.FollowSystem());

    assertThat(timer.delay).isEqualTo(PROGRESS);
  }

  @Test
  void ring_whileTimeStands_sleepsUntilItRunsAgain() {
    create();
    store.move(new ClockMove.AdvanceBy(Period.ofDays(1)));
    int before = timer.timesSet;

    timer.fire();
    assertThat(timer.timesSet).isEqualTo(before);
    system.pass(Duration.ofDays(2));
    store.move(new ClockMove.FollowSystem());

    assertThat(timer.timesSet).isEqualTo(before + 1);
  }

  @Test
  void reset_withSomethingDue_sleepsOnHarmlessly() {
    create();
    store.reset();
    system.pass(PROGRESS);

    timer.fire();

    assertThat(timer.timesSet).isEqualTo(1);
    create();
    assertThat(timer.timesSet).isEqualTo(2);
  }

  @Test
  void ring_storeThatFails_isTriedAgainLater() {
    AtomicBoolean failing = new AtomicBoolean();
    WorldStore kept = failing(failing);
    DueScheduler.start(kept, timer);
    value(new PlatformCalls(kept).create(DemoWorld.ACCOUNT, CREATE));
    system.pass(PROGRESS);
    failing.set(true);

    timer.fire();

    assertThat(timer.delay).isEqualTo(Duration.ofSeconds(1));
    failing.set(false);
    timer.fire();
    assertThat(kept.nextDue().orElseThrow()).isAfter(system.instant());
  }

  /** Returns the store, which does not let due events happen while it fails. */
  private WorldStore failing(AtomicBoolean failing) {
    return (WorldStore)
        Proxy.newProxyInstance(
            WorldStore.class.getClassLoader(),
            new Class<?>[] {WorldStore.class},
            (proxy, method, arguments) -> {
              if (failing.get() && method.getName().equals("catchUp")) {
                throw new StoreException("failed");
              }
              return method.invoke(store, arguments);
            });
  }

  @Test
  void close_afterwards_neverSetsTheAlarm() {
    scheduler.close();

    create();

    assertThat(timer.closed).isTrue();
    assertThat(timer.timesSet).isZero();
  }

  @Test
  void start_worldWithSomethingDue_isSleptUntil() {
    create();
    ManualTimer second = new ManualTimer();

    DueScheduler.start(store, second).close();

    assertThat(second.delay).isEqualTo(PROGRESS);
    assertThat(store.find(DemoWorld.ACCOUNT).orElseThrow().registrations().all())
        .allMatch(registration -> registration.state() instanceof SipRegistrationState.InProgress);
  }
}
