package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackSenderTest {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final AccountId ONE = DemoWorld.ACCOUNT;
  private static final AccountId TWO = new AccountId(2);
  private static final URI RECEIVER = URI.create("http://127.0.0.1:9090/callbacks?key=hidden");
  private static final AttemptResult DOWN = AttemptResult.failed("No connection");
  private static final RegistrarSubject PROXY =
      new RegistrarSubject.OfProxy(SipProxy.parse("sip.example.com").orElseThrow());

  private final MemoryStore store =
      new MemoryStore(
          World.of(List.of(account(ONE, "demo"), account(TWO, "other")), List.of()), () -> NOW);
  private final AccountControl control = new AccountControl(store);
  private final FakeTransport transport = new FakeTransport();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final CallbackSender sender =
      CallbackSender.start(store, transport, scheduler, RetryPolicy.STANDARD);

  private static Account account(AccountId id, String name) {
    return DemoWorld.account(id, name)
        .apiKey(new Secret("hidden-key"))
        .callbacks(RECEIVER, new Secret("hidden-salt"))
        .build();
  }

  @BeforeEach
  void createOneEach() {
    create(ONE);
    create(TWO);
  }

  private void create(AccountId account) {
    PlatformCalls calls = new PlatformCalls(store);
    new CreateDraft()
        .sipUsername("alice")
        .proxy("sip.example.com")
        .check()
        .then(command -> calls.create(account, command));
  }

  private void fail(AccountId account) {
    control.arrange(account, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));
    scheduler.work();
  }

  private void recover(AccountId account) {
    control.disarrange(account, PROXY);
    scheduler.work();
  }

  private void respond(AttemptResult result) {
    transport.last().result().complete(result);
    scheduler.work();
  }

  private List<CallbackDelivery> deliveries(AccountId account) {
    return sender.deliveries().of(account);
  }

  private List<Long> outbox() {
    return store.find(ONE).orElseThrow().outbox().entries().stream().map(OutboxEntry::id).toList();
  }

  private CallbackDelivery only() {
    assertThat(deliveries(ONE)).hasSize(1);
    return deliveries(ONE).get(0);
  }

  @Test
  void committed_withoutEvents_doesNothing() {
    scheduler.work();

    assertThat(transport.sent).isEmpty();
    assertThat(deliveries(ONE)).isEmpty();
  }

  @Test
  void committed_byACall_isNotSentByItsThread() {
    control.arrange(ONE, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));

    assertThat(transport.sent).isEmpty();
    assertThat(sender.waiting(ONE)).isEqualTo(1);
  }

  @Test
  void event_happened_isSentWithHash() {
    fail(ONE);

    assertThat(transport.last().url()).isEqualTo(RECEIVER);
    assertThat(transport.last().body())
        .contains("\"type\":\"sip_registration_fail\"")
        .contains(
            "\"hash\":\""
                + CallbackHash.of(
                    new Secret("hidden-salt"), store.find(ONE).orElseThrow().profile(), 1)
                + "\"");
  }

  @Test
  void entry_untilDelivered_staysInOutbox() {
    fail(ONE);
    assertThat(transport.last().result()).isNotDone();
    assertThat(outbox()).containsExactly(1L);

    respond(DOWN);
    assertThat(outbox()).containsExactly(1L);
    scheduler.pass(Duration.ofMillis(500));
    assertThat(transport.sent).hasSize(2);
    assertThat(outbox()).containsExactly(1L);

    respond(AttemptResult.DELIVERED);
    assertThat(outbox()).isEmpty();
  }

  @Test
  void entry_givenUp_isGoneFromOutbox() {
    fail(ONE);
    recover(ONE);

    respond(AttemptResult.failedPermanently("--callback-hosts does not allow it"));

    assertThat(outbox()).containsExactly(2L);
  }

  @Test
  void start_withEntriesInTheStore_deliversThem() {
    sender.close();
    fail(ONE);
    assertThat(outbox()).containsExactly(1L);
    ManualScheduler other = new ManualScheduler();

    CallbackSender.start(store, transport, other, RetryPolicy.STANDARD);
    other.work();

    assertThat(transport.last().body()).contains("\"callback_id\":1");
  }

  @Test
  void delivery_anywhere_showsNoSecret() {
    fail(ONE);
    respond(DOWN);

    assertThat(deliveries(ONE).toString()).contains("[redacted]").doesNotContain("hidden");
  }

  @Test
  void delivery_succeeded_isDelivered() {
    fail(ONE);
    assertThat(only().status()).isEqualTo(DeliveryStatus.WAITING);

    respond(AttemptResult.DELIVERED);

    assertThat(only().status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(only().attempts()).isEqualTo(1);
    assertThat(only().lastFailure()).isNull();
    assertThat(only().at()).isEqualTo(NOW);
    assertThat(only().callbackId()).isEqualTo(1);
    assertThat(sender.waiting(ONE)).isZero();
  }

  @Test
  void delivery_notAnswered_holdsUpTheNextOfItsAccountOnly() {
    fail(ONE);
    recover(ONE);
    fail(TWO);

    assertThat(transport.sent).hasSize(2);
    assertThat(transport.sent.get(0).body()).contains("\"account_id\":1", "\"callback_id\":1");
    assertThat(transport.sent.get(1).body()).contains("\"account_id\":2", "\"callback_id\":1");

    transport.sent.get(0).result().complete(AttemptResult.DELIVERED);
    scheduler.work();

    assertThat(transport.sent).hasSize(3);
    assertThat(transport.last().body()).contains("\"account_id\":1", "sip_registration_recovered");
  }

  @Test
  void delivery_failed_isTriedAgainAfterEachWaitBeforeTheNext() {
    fail(ONE);
    recover(ONE);
    respond(DOWN);
    assertThat(scheduler.nextWait()).contains(Duration.ofMillis(500));
    assertThat(deliveries(ONE).get(0).lastFailure()).isEqualTo("No connection");

    scheduler.pass(Duration.ofMillis(499));
    assertThat(transport.sent).hasSize(1);
    scheduler.pass(Duration.ofMillis(1));
    assertThat(transport.sent).hasSize(2);
    assertThat(transport.last().body()).isEqualTo(transport.sent.get(0).body());
    respond(DOWN);
    assertThat(scheduler.nextWait()).contains(Duration.ofSeconds(1));
    scheduler.pass(Duration.ofSeconds(1));
    respond(AttemptResult.DELIVERED);

    assertThat(deliveries(ONE))
        .extracting(CallbackDelivery::status, CallbackDelivery::attempts)
        .containsExactly(tuple(DeliveryStatus.DELIVERED, 3), tuple(DeliveryStatus.WAITING, 1));
  }

  @Test
  void delivery_failedForTheLastTime_letsTheNextGo() {
    fail(ONE);
    recover(ONE);

    for (int attempt = 1; attempt < RetryPolicy.STANDARD.attempts(); attempt++) {
      respond(DOWN);
      scheduler.pass(Duration.ofMinutes(1));
    }
    respond(DOWN);

    assertThat(deliveries(ONE).get(0).status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(deliveries(ONE).get(0).attempts()).isEqualTo(8);
    assertThat(transport.last().body()).contains("sip_registration_recovered");
  }

  @Test
  void delivery_failedPermanently_isNotTriedAgain() {
    fail(ONE);

    respond(AttemptResult.failedPermanently("--callback-hosts does not allow it"));

    assertThat(only().status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(scheduler.nextWait()).isEmpty();
  }

  @Test
  void receiver_changed_getsWhatWaits() {
    URI other = URI.create("https://hooks.example.net/");
    fail(ONE);
    respond(DOWN);
    control.changeCallbacks(ONE, new Callbacks(other, null));
    scheduler.pass(Duration.ofSeconds(1));

    assertThat(transport.last().url()).isEqualTo(other);
    assertThat(transport.last().body()).isNotEqualTo(transport.sent.get(0).body());
  }

  @Test
  void receiver_removed_dropsWhatWaitsAndIsUnderWay() {
    fail(ONE);
    recover(ONE);

    control.changeCallbacks(ONE, null);
    scheduler.work();
    fail(ONE);

    assertThat(transport.sent).hasSize(1);
    assertThat(transport.last().result()).isCancelled();
    assertThat(deliveries(ONE))
        .extracting(CallbackDelivery::status)
        .containsExactly(DeliveryStatus.DROPPED, DeliveryStatus.DROPPED);
    assertThat(sender.waiting(ONE)).isZero();
  }

  @Test
  void receiver_removedBeforeAnythingIsSent_dropsEvents() {
    control.arrange(ONE, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));

    control.changeCallbacks(ONE, null);
    scheduler.work();

    assertThat(transport.sent).isEmpty();
    assertThat(only().status()).isEqualTo(DeliveryStatus.DROPPED);
    assertThat(only().lastFailure()).isEqualTo("The receiver was removed");
  }

  @Test
  void receiver_setAgainAtOnce_getsOnlyWhatHappensThen() {
    fail(ONE);
    respond(DOWN);
    control.disarrange(ONE, PROXY);
    control.changeCallbacks(ONE, null);
    control.changeCallbacks(ONE, new Callbacks(RECEIVER, null));

    fail(ONE);

    assertThat(deliveries(ONE))
        .extracting(CallbackDelivery::status)
        .containsExactly(DeliveryStatus.DROPPED, DeliveryStatus.DROPPED, DeliveryStatus.WAITING);
    assertThat(transport.sent).hasSize(2);
  }

  @Test
  void receiver_removalHeardOfLate_leavesWhatHappenedSinceItWasSetAgain() {
    control.changeCallbacks(ONE, null);
    Account withoutReceiver = store.find(ONE).orElseThrow();
    control.changeCallbacks(ONE, new Callbacks(RECEIVER, null));
    fail(ONE);

    sender.committed(AccountStatus.of(withoutReceiver));

    assertThat(transport.last().result()).isNotCancelled();
    assertThat(only().status()).isEqualTo(DeliveryStatus.WAITING);
  }

  @Test
  void receiver_setAgain_getsOnlyWhatHappensThen() {
    fail(ONE);
    respond(DOWN);
    control.changeCallbacks(ONE, null);
    scheduler.work();
    control.changeCallbacks(ONE, new Callbacks(RECEIVER, null));

    recover(ONE);

    assertThat(transport.sent).hasSize(2);
    assertThat(transport.last().body()).contains("sip_registration_recovered");
  }

  @Test
  void outbox_full_dropsTheYoungest() {
    for (int i = 0; i <= CallbackSender.MOST_WAITING / 2; i++) {
      fail(ONE);
      recover(ONE);
    }

    List<CallbackDelivery> all = deliveries(ONE);
    assertThat(all).hasSize(CallbackSender.MOST_WAITING + 2);
    assertThat(all.subList(0, CallbackSender.MOST_WAITING))
        .extracting(CallbackDelivery::status)
        .containsOnly(DeliveryStatus.WAITING);
    assertThat(all.subList(CallbackSender.MOST_WAITING, all.size()))
        .extracting(CallbackDelivery::status)
        .containsOnly(DeliveryStatus.DROPPED);
  }

  @Test
  void deliveries_ofLongAgo_areForgotten() {
    for (int i = 0; i <= DeliveryHistory.MOST_OF_ACCOUNT / 2; i++) {
      fail(ONE);
      respond(AttemptResult.DELIVERED);
      recover(ONE);
      respond(AttemptResult.DELIVERED);
    }

    assertThat(deliveries(ONE)).hasSize(DeliveryHistory.MOST_OF_ACCOUNT);
    assertThat(deliveries(ONE).get(0).callbackId()).isEqualTo(3);
  }

  @Test
  void reset_anytime_dropsEverythingAndCountsAnew() {
    fail(ONE);
    recover(ONE);

    store.reset();
    transport.sent.get(0).result().complete(AttemptResult.DELIVERED);
    scheduler.work();

    assertThat(transport.sent).hasSize(1);
    assertThat(transport.last().result()).isCancelled();
    assertThat(deliveries(ONE)).isEmpty();
    create(ONE);
    fail(ONE);
    assertThat(transport.sent).hasSize(2);
    assertThat(only().callbackId()).isEqualTo(1);
  }

  @Test
  void reset_beforeAnythingIsSent_dropsWhatHappened() {
    control.arrange(ONE, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));

    store.reset();
    scheduler.work();

    assertThat(transport.sent).isEmpty();
    assertThat(deliveries(ONE)).isEmpty();
    create(ONE);
    fail(ONE);
    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void reset_whileItWaitsToTryAgain_neverTriesAgain() {
    fail(ONE);
    respond(DOWN);

    store.reset();
    scheduler.pass(Duration.ofMinutes(1));

    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void restore_ofEventsNotSentYet_sendsThem() {
    control.arrange(ONE, PROXY, new RegistrarOutcome.Rejected(SipStatus.of(403)));
    store.save("not-sent");
    scheduler.work();

    store.restore("not-sent");
    scheduler.work();

    assertThat(transport.sent).hasSize(2);
    assertThat(transport.sent.get(0).body()).isEqualTo(transport.sent.get(1).body());
  }

  @Test
  void restore_ofEventsThatWaited_sendsThemAgain() {
    fail(ONE);
    store.save("waiting");
    respond(AttemptResult.DELIVERED);

    store.restore("waiting");
    scheduler.work();

    assertThat(transport.sent).hasSize(2);
    assertThat(transport.sent.get(0).body()).isEqualTo(transport.sent.get(1).body());
    respond(AttemptResult.DELIVERED);
    assertThat(only().status()).isEqualTo(DeliveryStatus.DELIVERED);
  }

  @Test
  void restore_whileTheSameEntryIsUnderWay_keepsItUntilItIsDeliveredAnew() {
    fail(ONE);
    store.save("waiting");
    transport.last().result().complete(AttemptResult.DELIVERED);

    store.restore("waiting");
    scheduler.work();

    assertThat(transport.sent).hasSize(2);
    assertThat(outbox()).containsExactly(1L);
    assertThat(only().status()).isEqualTo(DeliveryStatus.WAITING);
  }

  @Test
  void count_ofAllAccounts_goesOnOverResets() {
    fail(ONE);
    respond(AttemptResult.DELIVERED);
    recover(ONE);
    fail(TWO);
    assertThat(sender.deliveries().count(DeliveryStatus.WAITING)).isEqualTo(2);

    store.reset();

    assertThat(sender.deliveries().count(DeliveryStatus.DELIVERED)).isEqualTo(1);
    assertThat(sender.deliveries().count(DeliveryStatus.DROPPED)).isEqualTo(2);
    assertThat(sender.deliveries().count(DeliveryStatus.WAITING)).isZero();
  }

  @Test
  void close_withNothingUnderWay_sendsNothingMore() {
    sender.close();
    fail(ONE);

    assertThat(transport.sent).isEmpty();
    assertThat(transport.closed).isTrue();
    assertThat(scheduler.isClosed()).isTrue();
  }

  @Test
  void close_withOneDelivered_leavesTheNextAlone() {
    fail(ONE);
    recover(ONE);
    transport.last().result().complete(AttemptResult.DELIVERED);

    sender.close();
    scheduler.work();

    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void awaitDelivered_allThere_returnsThem() {
    fail(ONE);
    respond(AttemptResult.DELIVERED);
    recover(ONE);
    respond(AttemptResult.DELIVERED);

    CallbackDeliveries deliveries = sender.deliveries();
    assertThat(deliveries.awaitDelivered(ONE, 1, Duration.ZERO)).hasSize(1);
    assertThat(deliveries.awaitSettled(ONE, Duration.ZERO)).hasSize(2);
    assertThat(
            deliveries
                .awaitDelivered(ONE, CallbackType.SIP_REGISTRATION_RECOVERED, Duration.ZERO)
                .callbackId())
        .isEqualTo(2);
  }

  @Test
  void awaitDelivered_notInTime_saysWhatIsThere() {
    fail(ONE);

    assertThatThrownBy(() -> sender.deliveries().awaitDelivered(ONE, 1, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Account 1 has not 1 delivered within PT0S")
        .hasMessageContaining("sip_registration_fail");
    assertThatThrownBy(() -> sender.deliveries().awaitSettled(ONE, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void awaitSettled_whileOthersChangeIt_wakesUp() throws InterruptedException {
    fail(ONE);
    Thread other = new Thread(() -> respond(AttemptResult.DELIVERED));
    other.start();

    assertThat(sender.deliveries().awaitSettled(ONE, Duration.ofSeconds(20))).hasSize(1);
    other.join();
  }
}
