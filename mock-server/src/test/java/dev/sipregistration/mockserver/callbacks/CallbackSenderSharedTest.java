package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender whose store other servers use, too, and which is unavailable at times. */
class CallbackSenderSharedTest {
  private static final AccountId ACCOUNT = DemoWorld.ACCOUNT;
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(5);
  private static final RegistrarSubject PROXY =
      new RegistrarSubject.OfProxy(SipProxy.of("sip.example.com"));

  private final MemoryStore store =
      new MemoryStore(
          World.of(
              List.of(
                  DemoWorld.account(ACCOUNT, "demo")
                      .callbacks(URI.create("http://127.0.0.1:9090/callbacks"), null)
                      .build()),
              List.of()),
          () -> Instant.EPOCH);
  private final AccountControl control = new AccountControl(store);
  private final FakeTransport transport = new FakeTransport();
  private final ManualScheduler scheduler = new ManualScheduler();
  private CallbackSender sender;
  private boolean available = true;
  private Runnable beforeClaim = () -> {};

  @BeforeEach
  void start() {
    sender = CallbackSender.start(shared(), transport, scheduler, RetryPolicy.STANDARD);
    new CreateDraft()
        .sipUsername("alice")
        .proxy("sip.example.com")
        .check()
        .then(command -> new PlatformCalls(store).create(ACCOUNT, command));
  }

  private WorldStore shared() {
    return (WorldStore)
        Proxy.newProxyInstance(
            WorldStore.class.getClassLoader(),
            new Class<?>[] {WorldStore.class},
            (proxy, method, arguments) -> {
              if (!available) {
                throw new StoreException("is away");
              }
              // Whoever enters another world waits for this lock, and these wait for that.
              if (sender != null && Thread.holdsLock(sender)) {
                assertThat(method.getName()).isNotIn("find", "step", "refresh");
              }
              if (method.getName().equals("claimCallbacks")) {
                beforeClaim.run();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void fail() {
    control.arrange(ACCOUNT, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));
  }

  private void deliverElsewhere() {
    store.stepHere(
        ACCOUNT,
        (now, at, ids) ->
            Outcome.accepted(Change.of(now.with(now.outbox().without(now.outbox().entries())))));
  }

  @Test
  void entry_thatAnotherServerDeliveredBeforeTheClaim_isNotSentAgain() {
    beforeClaim = this::deliverElsewhere;

    fail();
    scheduler.work();

    assertThat(transport.sent).isEmpty();
  }

  @Test
  void attempt_storeUnavailableMeanwhile_isNeitherCancelledNorRepeated() {
    fail();
    scheduler.work();
    control.disarrange(ACCOUNT, PROXY);
    available = false;
    scheduler.work();

    assertThat(transport.sent).hasSize(1);
    assertThat(transport.last().result()).isNotCancelled();
    transport.last().result().complete(AttemptResult.DELIVERED);
    scheduler.work();
    available = true;
    scheduler.pass(LOOKS_AGAIN);

    assertThat(transport.sent).hasSize(2);
    assertThat(transport.last().body()).contains("\"callback_id\":2");
  }
}
