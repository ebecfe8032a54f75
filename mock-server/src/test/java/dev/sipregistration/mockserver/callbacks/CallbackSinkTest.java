package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import dev.sipregistration.mockserver.journal.Times;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the mock server collects itself, and what it sends on request. */
class CallbackSinkTest {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final AccountId WITHOUT_RECEIVER = DemoWorld.ACCOUNT;
  private static final AccountId WITH_RECEIVER = new AccountId(2);
  private static final URI RECEIVER = URI.create("http://127.0.0.1:9090/callbacks");
  private static final AttemptResult DOWN = AttemptResult.failed("No connection");
  private static final CallbackQuery ANY = CallbackQuery.any();
  private static final RegistrarSubject PROXY =
      new RegistrarSubject.OfProxy(SipProxy.parse("sip.example.com").orElseThrow());

  private final MemoryStore store =
      MemoryStore.collectingCallbacks(
          World.of(
              List.of(
                  account(WITHOUT_RECEIVER, "demo").build(),
                  account(WITH_RECEIVER, "other").callbacks(RECEIVER, new Secret("salt")).build()),
              List.of()),
          () -> NOW);
  private final AccountControl control = new AccountControl(store);
  private final FakeTransport transport = new FakeTransport();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final CallbackSender sender =
      CallbackSender.start(store, transport, scheduler, RetryPolicy.STANDARD);
  private final CallbackDeliveries deliveries = sender.deliveries();
  private final ReceivedCallbacks received = sender.collected();

  private static AccountBuilder account(AccountId id, String name) {
    return DemoWorld.account(id, name).apiKey(new Secret("hidden-key"));
  }

  @BeforeEach
  void createOneEach() {
    create(WITHOUT_RECEIVER);
    create(WITH_RECEIVER);
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
  }

  private void recover(AccountId account) {
    control.disarrange(account, PROXY);
  }

  private void respond(AttemptResult result) {
    transport.last().result().complete(result);
    scheduler.work();
  }

  private Account account(AccountId id) {
    return store.find(id).orElseThrow();
  }

  @Test
  void event_withoutReceiver_isReceivedAtOnce() {
    fail(WITHOUT_RECEIVER);

    assertThat(received.find(ANY))
        .containsExactly(
            new ReceivedCallback(
                1,
                1,
                WITHOUT_RECEIVER,
                CallbackType.SIP_REGISTRATION_FAIL,
                new SipRegistrationId(1),
                NOW,
                CallbackBody.of(
                    account(WITHOUT_RECEIVER).profile(),
                    account(WITHOUT_RECEIVER).outbox().entries().iterator().next(),
                    CallbackHash.of(null, account(WITHOUT_RECEIVER).profile(), 1))));
    assertThat(received.find(ANY).toString()).doesNotContain("hidden");
  }

  @Test
  void event_withoutReceiver_isDeliveredWithoutAnyRequest() {
    fail(WITHOUT_RECEIVER);
    scheduler.work();

    assertThat(transport.sent).isEmpty();
    assertThat(deliveries.of(WITHOUT_RECEIVER))
        .extracting(CallbackDelivery::status, CallbackDelivery::attempts)
        .containsExactly(tuple(DeliveryStatus.DELIVERED, 0));
    assertThat(account(WITHOUT_RECEIVER).outbox().entries()).isEmpty();
    assertThat(received.find(ANY)).hasSize(1);
  }

  @Test
  void event_withReceiver_isReceivedOnceWhateverBecomesOfIt() {
    fail(WITH_RECEIVER);
    scheduler.work();
    respond(DOWN);
    scheduler.pass(Duration.ofMinutes(1));
    respond(AttemptResult.failedPermanently("--callback-hosts does not allow it"));

    assertThat(received.find(ANY))
        .extracting(ReceivedCallback::body)
        .containsExactly(transport.last().body());
    assertThat(transport.sent).hasSize(2);
  }

  @Test
  void event_beforeTheReceiverIsRemoved_isReceivedThough() {
    fail(WITH_RECEIVER);
    control.changeCallbacks(WITH_RECEIVER, null);
    recover(WITH_RECEIVER);
    scheduler.work();

    assertThat(received.find(ANY))
        .extracting(ReceivedCallback::type)
        .containsExactly(
            CallbackType.SIP_REGISTRATION_FAIL, CallbackType.SIP_REGISTRATION_RECOVERED);
    assertThat(deliveries.of(WITH_RECEIVER))
        .extracting(CallbackDelivery::status)
        .containsExactly(DeliveryStatus.DROPPED, DeliveryStatus.DELIVERED);
  }

  @Test
  void receiver_setLater_getsNothingThatWasCollectedBefore() {
    fail(WITHOUT_RECEIVER);
    scheduler.work();
    control.changeCallbacks(WITHOUT_RECEIVER, new Callbacks(RECEIVER, null));
    scheduler.work();

    assertThat(transport.sent).isEmpty();
  }

  @Test
  void events_ofTime_areReceivedWhenTheClockIsMoved() {
    store.move(new ClockMove.AdvanceBy(Period.ofMonths(1)));

    assertThat(received.find(ANY))
        .extracting(ReceivedCallback::type)
        .containsOnly(CallbackType.RENEWED_SUBSCRIPTIONS);
    assertThat(received.find(ANY)).hasSize(2);
  }

  @Test
  void find_byCriteria_returnsThoseThatFit() {
    fail(WITHOUT_RECEIVER);
    recover(WITHOUT_RECEIVER);
    scheduler.work();
    fail(WITH_RECEIVER);
    control.changeTerms(WITH_RECEIVER, terms -> terms.withFrozen(true));

    assertThat(numbers(ANY)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(numbers(ANY.account(1))).containsExactly(1L, 2L);
    assertThat(numbers(ANY.type(CallbackType.SIP_REGISTRATION_FAIL))).containsExactly(1L, 3L);
    assertThat(numbers(ANY.type(CallbackType.SIP_REGISTRATION_FAIL).account(WITH_RECEIVER)))
        .containsExactly(3L);
    assertThat(numbers(ANY.sipRegistration(2))).containsExactly(3L);
    assertThat(numbers(ANY.since(3))).containsExactly(3L, 4L);
    assertThat(numbers(ANY.where("a hash", callback -> callback.body().contains("\"hash\""))))
        .hasSize(4);
  }

  private List<Long> numbers(CallbackQuery query) {
    return received.find(query).stream().map(ReceivedCallback::number).toList();
  }

  @Test
  void verify_asExpected_returnsThem() {
    fail(WITHOUT_RECEIVER);

    assertThat(received.verify(ANY.type(CallbackType.SIP_REGISTRATION_FAIL), Times.once()))
        .hasSize(1);
    assertThat(received.verify(WITH_RECEIVER, ANY, Times.never())).isEmpty();
    assertThat(received.await(ANY, Times.atLeast(1), Duration.ZERO)).hasSize(1);
  }

  @Test
  void verify_notAsExpected_namesTheNearest() {
    fail(WITHOUT_RECEIVER);
    recover(WITHOUT_RECEIVER);
    control.changeTerms(WITHOUT_RECEIVER, terms -> terms.withFrozen(true));

    assertThatThrownBy(
            () ->
                received.verify(
                    ANY.type(CallbackType.SIP_REGISTRATION_FAIL).sipRegistration(2), Times.once()))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            Expected 1 callback of sip_registration_fail and SIP registration 2, but found none.
            Nearest:
              #1 sip_registration_fail about SIP registration 1 for account 1
                 SIP registration 1, wanted SIP registration 2
              #3 account_is_frozen for account 1
                 account_is_frozen, wanted sip_registration_fail
                 no SIP registration, wanted SIP registration 2
              #2 sip_registration_recovered about SIP registration 1 for account 1
                 sip_registration_recovered, wanted sip_registration_fail
                 SIP registration 1, wanted SIP registration 2
            The mock server has received 3 callbacks: 1 of account_is_frozen, 1 of\
             sip_registration_fail, 1 of sip_registration_recovered.\
            """);
  }

  @Test
  void verify_ofTooMany_namesThem() {
    fail(WITHOUT_RECEIVER);
    fail(WITH_RECEIVER);

    assertThatThrownBy(() -> received.verify(ANY, Times.never()))
        .hasMessage(
            """
            Expected no callback of anything, but found 2.
            Found:
              #1 sip_registration_fail about SIP registration 1 for account 1
              #2 sip_registration_fail about SIP registration 2 for account 2
            The mock server has received 2 callbacks: 2 of sip_registration_fail.\
            """);
    assertThatThrownBy(() -> received.verify(new AccountId(3), ANY, Times.once()))
        .hasMessage(
            """
            Expected 1 callback of anything, but found none.
            The mock server has received no callback at all.\
            """);
  }

  @Test
  void sink_full_forgetsTheOldest() {
    for (int i = 0; i < CallbackSink.MOST / 2; i++) {
      fail(WITHOUT_RECEIVER);
      recover(WITHOUT_RECEIVER);
      scheduler.work();
    }
    fail(WITHOUT_RECEIVER);

    assertThat(received.find(ANY)).hasSize(CallbackSink.MOST);
    assertThat(received.find(ANY).get(0).number()).isEqualTo(2);
    assertThat(received.forgotten()).isEqualTo(1);
  }

  @Test
  void reset_anytime_forgetsAllAndCountsAnew() {
    fail(WITHOUT_RECEIVER);
    scheduler.work();
    fail(WITH_RECEIVER);

    store.reset();

    assertThat(received.find(ANY)).isEmpty();
    create(WITHOUT_RECEIVER);
    fail(WITHOUT_RECEIVER);
    assertThat(received.find(ANY))
        .extracting(ReceivedCallback::number, ReceivedCallback::callbackId)
        .containsExactly(tuple(1L, 1L));
  }

  @Test
  void forget_ofOneAccount_leavesTheOthersAndCountsOn() {
    fail(WITHOUT_RECEIVER);
    fail(WITH_RECEIVER);
    assertThat(received.find(ANY)).hasSize(2);

    sender.forget(WITHOUT_RECEIVER);
    recover(WITHOUT_RECEIVER);

    assertThat(numbers(ANY)).containsExactly(2L, 3L);
  }

  @Test
  void accounts_openedOrLoadedLater_areCollectedToo() {
    AccountId opened = store.open(id -> account(id, "new").build()).id();
    create(opened);
    fail(opened);
    assertThat(received.find(ANY.account(opened))).hasSize(1);

    store.reset(World.of(List.of(account(WITHOUT_RECEIVER, "loaded").build()), List.of()));
    create(WITHOUT_RECEIVER);
    fail(WITHOUT_RECEIVER);
    assertThat(received.find(ANY)).hasSize(1);

    store.reset(WITHOUT_RECEIVER);
    create(WITHOUT_RECEIVER);
    fail(WITHOUT_RECEIVER);
    assertThat(received.find(ANY)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(CallbackType.class)
  void send_ofEachType_isReceivedAndChangesNothingElse(CallbackType type) {
    Account before = account(WITH_RECEIVER);

    CallbackDelivery sent = deliveries.send(WITH_RECEIVER, type);
    scheduler.work();

    assertThat(sent.type()).isEqualTo(type);
    assertThat(sent.status()).isEqualTo(DeliveryStatus.WAITING);
    assertThat(transport.last().body())
        .contains("\"type\":\"" + type.wireName() + "\"", "\"" + type.wireName() + "\":{");
    assertThat(received.verify(ANY.type(type), Times.once()).get(0).body())
        .isEqualTo(transport.last().body());
    assertThat(account(WITH_RECEIVER).with(before.outbox())).isEqualTo(before);
  }

  @Test
  void send_withSipRegistration_isAboutIt() {
    create(WITH_RECEIVER);

    deliveries.send(WITH_RECEIVER, CallbackType.SUBSCRIPTION_IS_FROZEN);
    deliveries.send(WITH_RECEIVER, CallbackType.SUBSCRIPTION_IS_FROZEN, new SipRegistrationId(3));

    assertThat(received.find(ANY))
        .extracting(ReceivedCallback::sipRegistrationId)
        .containsExactly(new SipRegistrationId(2), new SipRegistrationId(3));
    assertThatThrownBy(
            () ->
                deliveries.send(WITH_RECEIVER, CallbackType.MIN_BALANCE, new SipRegistrationId(1)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Account 2 has no SIP registration 1");
  }

  @Test
  void send_ofAccountWithoutSipRegistrations_isAboutAnImaginaryOne() {
    AccountId empty = store.open(id -> account(id, "empty").build()).id();

    deliveries.send(empty, CallbackType.RENEWED_SUBSCRIPTIONS);

    assertThat(received.find(ANY.sipRegistration(1)).get(0).body())
        .contains(
            "\"name\":\"alice\",\"cost\":1.0,\"next_renewal\":\"2026-02-28\"",
            "\"sip_registration_id\":1");
  }

  @Test
  void send_toNobody_isRefused() {
    MemoryStore plain =
        new MemoryStore(
            World.of(List.of(account(WITHOUT_RECEIVER, "demo").build()), List.of()), () -> NOW);
    CallbackDeliveries nowhere =
        CallbackSender.start(plain, transport, scheduler, RetryPolicy.STANDARD).deliveries();

    assertThatThrownBy(() -> nowhere.send(WITHOUT_RECEIVER, CallbackType.MIN_BALANCE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Callbacks of account 1 go nowhere: set its receiver, or start the server with"
                + " --callback-sink");
    assertThatThrownBy(() -> nowhere.resend(WITHOUT_RECEIVER, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Callbacks of account 1 go nowhere");
    assertThatThrownBy(() -> nowhere.send(new AccountId(9), CallbackType.MIN_BALANCE))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("There is no account 9");
    assertThatThrownBy(() -> nowhere.resend(new AccountId(9), 1))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("There is no account 9");
  }

  @Test
  void resend_ofFailedDelivery_isOneMoreAttemptOutOfTurn() {
    fail(WITH_RECEIVER);
    recover(WITH_RECEIVER);
    scheduler.work();
    respond(AttemptResult.failedPermanently("Nothing can be sent to this URL"));
    assertThat(transport.sent).hasSize(2);

    var resent = sender.resend(account(WITH_RECEIVER), 1).orElseThrow();
    assertThat(transport.sent).hasSize(3);
    assertThat(transport.last().body()).isEqualTo(transport.sent.get(0).body());
    respond(AttemptResult.DELIVERED);

    CallbackDelivery delivery = resent.join();
    assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(delivery.attempts()).isEqualTo(2);
    assertThat(deliveries.of(WITH_RECEIVER).get(0)).isEqualTo(delivery);
    assertThat(deliveries.of(WITH_RECEIVER).get(1).status()).isEqualTo(DeliveryStatus.WAITING);
    assertThat(numbers(ANY)).containsExactly(1L, 2L, 3L);
    assertThat(received.find(ANY.since(3)).get(0).callbackId()).isEqualTo(1);
  }

  @Test
  void resend_thatFails_isNotRetried() {
    fail(WITH_RECEIVER);
    scheduler.work();
    respond(AttemptResult.DELIVERED);

    var resent = sender.resend(account(WITH_RECEIVER), 1).orElseThrow();
    respond(DOWN);

    assertThat(resent.join().status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(resent.join().lastFailure()).isEqualTo("No connection");
    assertThat(scheduler.nextWait()).isEmpty();
    assertThat(account(WITH_RECEIVER).outbox().entries()).isEmpty();
  }

  @Test
  void resend_ofWhatWasCollected_goesToTheReceiverThatWasSetSince() {
    fail(WITHOUT_RECEIVER);
    scheduler.work();
    assertThat(deliveries.resend(WITHOUT_RECEIVER, 1).attempts()).isZero();
    control.changeCallbacks(WITHOUT_RECEIVER, new Callbacks(RECEIVER, new Secret("salt")));

    var resent = sender.resend(account(WITHOUT_RECEIVER), 1).orElseThrow();
    respond(AttemptResult.DELIVERED);

    assertThat(transport.last().url()).isEqualTo(RECEIVER);
    assertThat(resent.join().attempts()).isEqualTo(1);
    assertThat(received.find(ANY)).hasSize(3);
  }

  @Test
  void resend_ofWhatWasJustCollected_needsNoWaiting() {
    fail(WITHOUT_RECEIVER);

    assertThat(deliveries.resend(WITHOUT_RECEIVER, 1).status()).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(received.find(ANY)).hasSize(2);
  }

  @Test
  void resend_ofNoneThatHasEnded_isRefused() {
    fail(WITH_RECEIVER);
    scheduler.work();

    for (long id : new long[] {1, 2}) {
      assertThatThrownBy(() -> deliveries.resend(WITH_RECEIVER, id))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("Account 2 has no callback " + id + " whose delivery has ended");
    }
  }

  @Test
  void resend_endingAfterAReset_leavesNoTrace() {
    fail(WITH_RECEIVER);
    scheduler.work();
    respond(AttemptResult.DELIVERED);
    var resent = sender.resend(account(WITH_RECEIVER), 1).orElseThrow();

    store.reset();
    respond(AttemptResult.DELIVERED);

    assertThat(resent).isDone();
    assertThat(deliveries.of(WITH_RECEIVER)).isEmpty();
  }
}
