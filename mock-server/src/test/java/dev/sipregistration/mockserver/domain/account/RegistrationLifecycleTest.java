package dev.sipregistration.mockserver.domain.account;

import static dev.sipregistration.mockserver.domain.account.DemoAccount.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RegistrationLifecycleTest {
  private static final SipRegistrationState REGISTERED = new SipRegistrationState.Registered();
  private static final SipRegistrationState OFFLINE = new SipRegistrationState.Offline();
  private static final SipRegistrationState FORBIDDEN = failed(403);
  private static final RegistrarOutcome ACCEPT = new RegistrarOutcome.Accepted();
  private static final Instant IN_TWO_MINUTES = DemoAccount.START.plusSeconds(120);

  private final DemoAccount demo =
      new DemoAccount(builder -> builder.callbacks(URI.create("http://localhost/"), null));
  private final DemoAccount slow =
      new DemoAccount(
          builder ->
              builder
                  .callbacks(URI.create("http://localhost/"), null)
                  .options(AccountOptions.DEFAULT.withTimeInProgress(Duration.ofMinutes(2))));

  private static SipRegistrationState failed(int code) {
    return new SipRegistrationState.Failed(SipStatus.of(code));
  }

  private static RegistrarOutcome reject(int code) {
    return new RegistrarOutcome.Rejected(SipStatus.of(code));
  }

  private static UnaryOperator<CreateDraft> ofJohn(boolean persistent) {
    return draft ->
        draft.persistent(persistent).applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN);
  }

  @Test
  void create_persistent_isRegisteredAtOnce() {
    assertThat(demo.state(demo.create())).isEqualTo(REGISTERED);
  }

  @Test
  void create_withTestProxy_fails() {
    SipRegistrationId id = demo.create(draft -> draft.proxy("403.sip.invalid"));

    assertThat(demo.state(id)).isEqualTo(FORBIDDEN);
    assertThat(demo.events()).isEmpty();
  }

  @Test
  void create_withTimeInProgress_isDecidedAfterIt() {
    SipRegistrationId id = slow.create();

    assertThat(slow.state(id)).isEqualTo(new SipRegistrationState.InProgress(IN_TWO_MINUTES));
    assertThat(slow.account().nextDue()).contains(IN_TWO_MINUTES);
    slow.store.at(IN_TWO_MINUTES.minusNanos(1));
    assertThat(slow.state(id)).isInstanceOf(SipRegistrationState.InProgress.class);
    slow.store.at(IN_TWO_MINUTES);
    assertThat(slow.state(id)).isEqualTo(REGISTERED);
    assertThat(slow.registration(id).lastUpdated()).isEqualTo(IN_TWO_MINUTES);
  }

  @Test
  void progress_answerArrangedMeanwhile_isTakenAtItsEnd() {
    SipRegistrationId id = slow.create();

    slow.arrange(new RegistrarSubject.OfRegistration(id), reject(403));

    assertThat(slow.state(id)).isInstanceOf(SipRegistrationState.InProgress.class);
    slow.store.at(IN_TWO_MINUTES);
    assertThat(slow.state(id)).isEqualTo(FORBIDDEN);
    assertThat(slow.events()).isEmpty();
  }

  @Test
  void progress_boundMeanwhile_goesOn() {
    SipRegistrationId id = slow.create();
    slow.store.at(DemoAccount.START.plusSeconds(60));

    slow.bind(draft -> draft.sipRegistrationId(id).applicationId(DemoWorld.APPLICATION));

    assertThat(slow.state(id)).isEqualTo(new SipRegistrationState.InProgress(IN_TWO_MINUTES));
  }

  @Test
  void arrange_ofRegistration_failsAndRecoversAtOnce() {
    SipRegistrationId id = demo.create();
    RegistrarSubject subject = new RegistrarSubject.OfRegistration(id);

    demo.arrange(subject, reject(503));
    assertThat(demo.state(id)).isEqualTo(failed(503));
    demo.disarrange(subject);
    assertThat(demo.state(id)).isEqualTo(REGISTERED);

    assertThat(demo.events())
        .containsExactly(
            new DomainEvent.RegistrationFailed(id, SipStatus.of(503)),
            new DomainEvent.RegistrationRecovered(id));
  }

  @Test
  void arrange_otherFailure_isNoChangeToTellOf() {
    SipRegistrationId id = demo.create(draft -> draft.proxy("403.sip.invalid"));

    demo.arrange(new RegistrarSubject.OfRegistration(id), reject(503));

    assertThat(demo.state(id)).isEqualTo(failed(503));
    assertThat(demo.events()).isEmpty();
  }

  @Test
  void arrange_acceptForTestProxy_recovers() {
    SipRegistrationId id = demo.create(draft -> draft.proxy("403.sip.invalid"));

    demo.arrange(new RegistrarSubject.OfRegistration(id), ACCEPT);

    assertThat(demo.state(id)).isEqualTo(REGISTERED);
    assertThat(demo.events()).containsExactly(new DomainEvent.RegistrationRecovered(id));
  }

  @Test
  void bind_toAnotherRule_isNoEventAlthoughItsUserHasResponsesOfItsOwn() {
    SipRegistrationId id = demo.create(ofJohn(true));
    demo.arrange(new RegistrarSubject.OfUser(DemoWorld.JOHN), reject(403));

    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE));

    assertThat(demo.state(id)).isEqualTo(FORBIDDEN);
    assertThat(demo.events())
        .containsExactly(new DomainEvent.RegistrationFailed(id, SipStatus.of(403)));
  }

  @Test
  void arrange_ofProxy_concernsAllWithIt() {
    SipRegistrationId first = demo.create(draft -> draft.proxy("SIP.example.com"));
    SipRegistrationId second = demo.create(draft -> draft.proxy("sip.example.com"));
    SipRegistrationId other = demo.create(draft -> draft.proxy("sip.example.com:5061"));

    demo.arrange(new RegistrarSubject.OfProxy(SipProxy.of("sip.EXAMPLE.com")), reject(403));

    assertThat(demo.state(first)).isEqualTo(FORBIDDEN);
    assertThat(demo.state(second)).isEqualTo(FORBIDDEN);
    assertThat(demo.state(other)).isEqualTo(REGISTERED);
    assertThat(demo.state(demo.create())).isEqualTo(FORBIDDEN);
  }

  @Test
  void arrange_severalSubjects_mostSpecificGoesFirst() {
    SipRegistrationId id = demo.create(ofJohn(true));
    RegistrarSubject registration = new RegistrarSubject.OfRegistration(id);
    RegistrarSubject user = new RegistrarSubject.OfUser(DemoWorld.JOHN);
    demo.arrange(registration, ACCEPT);
    demo.arrange(user, reject(403));
    demo.arrange(new RegistrarSubject.OfProxy(SipProxy.of("sip.example.com")), reject(503));

    assertThat(demo.state(id)).isEqualTo(REGISTERED);
    demo.disarrange(registration);
    assertThat(demo.state(id)).isEqualTo(FORBIDDEN);
    demo.disarrange(user);
    assertThat(demo.state(id)).isEqualTo(failed(503));
  }

  @Test
  void arrange_ofUser_followsTheUser() {
    SipRegistrationId first = demo.create(ofJohn(true));
    demo.arrange(new RegistrarSubject.OfUser(DemoWorld.JOHN), reject(403));
    assertThat(demo.state(first)).isEqualTo(FORBIDDEN);

    SipRegistrationId second = demo.create(ofJohn(true));

    assertThat(demo.state(first)).isEqualTo(REGISTERED);
    assertThat(demo.state(second)).isEqualTo(FORBIDDEN);
  }

  @Test
  void arrange_unknownSubject_refuses() {
    Account before = demo.account();

    assertThat(
            refusals(
                demo.control.arrange(
                    DemoWorld.ACCOUNT,
                    new RegistrarSubject.OfRegistration(new SipRegistrationId(999)),
                    ACCEPT)))
        .containsExactly(
            Refusal.of(Reason.SIP_REGISTRATION_UNKNOWN, Parameter.SIP_REGISTRATION_ID));
    assertThat(
            refusals(
                demo.control.arrange(
                    DemoWorld.ACCOUNT, new RegistrarSubject.OfUser(new UserId(999)), ACCEPT)))
        .containsExactly(Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
    assertThat(demo.account()).isSameAs(before);
  }

  @Test
  void notPersistent_withoutUser_isOffline() {
    assertThat(demo.state(demo.create(draft -> draft.persistent(false)))).isEqualTo(OFFLINE);
  }

  @Test
  void notPersistent_userLoggedIn_isOnlineUntilLogoff() {
    SipRegistrationId id = demo.create(ofJohn(false));

    assertThat(demo.state(id)).isEqualTo(OFFLINE);
    demo.login(DemoWorld.JOHN);
    assertThat(demo.state(id)).isEqualTo(REGISTERED);
    demo.logoff(DemoWorld.JOHN);
    assertThat(demo.state(id)).isEqualTo(OFFLINE);
    assertThat(demo.events()).isEmpty();
  }

  @Test
  void notPersistent_boundToLoggedInUser_goesOnline() {
    SipRegistrationId id = demo.create(draft -> draft.persistent(false));
    demo.login(DemoWorld.JOHN);

    demo.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .userId(DemoWorld.JOHN));

    assertThat(demo.state(id)).isEqualTo(REGISTERED);
  }

  @Test
  void notPersistent_boundToARuleToo_staysRegistered() {
    SipRegistrationId id = slow.create(ofJohn(false));
    slow.login(DemoWorld.JOHN);
    slow.store.at(IN_TWO_MINUTES);

    slow.bind(
        draft ->
            draft
                .sipRegistrationId(id)
                .applicationId(DemoWorld.APPLICATION)
                .ruleId(DemoWorld.RULE));

    assertThat(slow.state(id)).isEqualTo(REGISTERED);
  }

  @Test
  void notPersistent_displacedOrUnbound_goesOffline() {
    demo.login(DemoWorld.JOHN);
    SipRegistrationId first = demo.create(ofJohn(false));
    SipRegistrationId second = demo.create(ofJohn(false));

    assertThat(demo.state(first)).isEqualTo(OFFLINE);
    assertThat(demo.state(second)).isEqualTo(REGISTERED);
    demo.unbind(draft -> draft.userId(DemoWorld.JOHN));
    assertThat(demo.state(second)).isEqualTo(OFFLINE);
  }

  @Test
  void notPersistent_loggedOffInProgress_isNeverDecided() {
    SipRegistrationId id = slow.create(ofJohn(false));
    slow.login(DemoWorld.JOHN);
    assertThat(slow.state(id)).isEqualTo(new SipRegistrationState.InProgress(IN_TWO_MINUTES));

    slow.logoff(DemoWorld.JOHN);
    slow.store.at(IN_TWO_MINUTES);

    assertThat(slow.state(id)).isEqualTo(OFFLINE);
  }

  @Test
  void persistent_userComesAndGoes_staysRegistered() {
    SipRegistrationId id = demo.create(ofJohn(true));

    demo.login(DemoWorld.JOHN);
    demo.logoff(DemoWorld.JOHN);

    assertThat(demo.state(id)).isEqualTo(REGISTERED);
  }

  @Test
  void login_unknownUser_refuses() {
    assertThat(refusals(demo.control.login(DemoWorld.ACCOUNT, new UserId(999))))
        .containsExactly(Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
    assertThat(refusals(demo.control.logoff(DemoWorld.ACCOUNT, new UserId(999))))
        .containsExactly(Refusal.of(Reason.USER_UNKNOWN, Parameter.USER_ID));
  }

  @Test
  void events_withoutCallbacks_areNotKept() {
    DemoAccount quiet = new DemoAccount();
    SipRegistrationId id = quiet.create();

    quiet.arrange(new RegistrarSubject.OfRegistration(id), reject(403));

    assertThat(quiet.state(id)).isEqualTo(FORBIDDEN);
    assertThat(quiet.events()).isEmpty();
  }

  @Test
  void options_impossibleTimeInProgress_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountOptions.DEFAULT.withTimeInProgress(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountOptions.DEFAULT.withTimeInProgress(Duration.ofDays(367)));
  }

  @Test
  void update_ofProxy_isAnsweredByTheNewRegistrarAtOnce() {
    SipRegistrationId id = demo.create(draft -> draft.proxy("403.sip.invalid"));

    demo.update(id, draft -> draft.proxy("sip.example.net"));

    assertThat(demo.state(id)).isEqualTo(REGISTERED);
    assertThat(demo.events()).containsExactly(new DomainEvent.RegistrationRecovered(id));
  }

  @Test
  void update_ofAnyCredential_startsTheTimeInProgressAgain() {
    List<UnaryOperator<UpdateDraft>> changes =
        List.of(
            draft -> draft.sipUsername("bob"),
            draft -> draft.proxy("sip.example.net"),
            draft -> draft.authUser("auth"),
            draft -> draft.outboundProxy("out.example.net"),
            draft -> draft.password("another"));
    SipRegistrationId id = slow.create();
    Instant now = IN_TWO_MINUTES;
    for (UnaryOperator<UpdateDraft> change : changes) {
      slow.store.at(now);
      assertThat(slow.state(id)).isEqualTo(REGISTERED);

      slow.update(id, change);

      now = now.plusSeconds(120);
      assertThat(slow.state(id))
          .isEqualTo(
              new SipRegistrationState.InProgress(now, SipRegistrationState.Kind.REGISTERED));
    }
  }

  @Test
  void update_whileInProgress_beginsAnew() {
    SipRegistrationId id = slow.create();
    slow.store.at(DemoAccount.START.plusSeconds(60));

    slow.update(id, draft -> draft.password("another"));

    assertThat(slow.state(id))
        .isEqualTo(new SipRegistrationState.InProgress(IN_TWO_MINUTES.plusSeconds(60)));
    assertThat(slow.account().nextDue()).contains(IN_TWO_MINUTES.plusSeconds(60));
  }

  @Test
  void update_ofTargetAlone_goesOn() {
    SipRegistrationId id = slow.create();
    slow.store.at(IN_TWO_MINUTES);

    slow.update(id, draft -> draft.applicationId(DemoWorld.APPLICATION));

    assertThat(slow.state(id)).isEqualTo(REGISTERED);
  }

  @Test
  void update_ofOfflineOne_staysOffline() {
    SipRegistrationId id = slow.create(draft -> draft.persistent(false));

    slow.update(id, draft -> draft.password("another"));

    assertThat(slow.state(id)).isEqualTo(OFFLINE);
  }

  @Test
  void update_toBadCredentials_isToldWhenTheRegistrarRefuses() {
    SipRegistrationId id = slow.create();
    slow.store.at(IN_TWO_MINUTES);

    slow.update(id, draft -> draft.proxy("403.sip.invalid"));
    assertThat(slow.events()).isEmpty();
    slow.store.at(IN_TWO_MINUTES.plusSeconds(120));

    assertThat(slow.events())
        .containsExactly(new DomainEvent.RegistrationFailed(id, SipStatus.of(403)));
  }

  @Test
  void update_twiceInProgress_isComparedWithTheLastResponse() {
    SipRegistrationId id = slow.create(draft -> draft.proxy("403.sip.invalid"));
    slow.store.at(IN_TWO_MINUTES);

    slow.update(id, draft -> draft.proxy("503.sip.invalid"));
    slow.update(id, draft -> draft.proxy("sip.example.net"));
    slow.store.at(IN_TWO_MINUTES.plusSeconds(120));

    assertThat(slow.events()).containsExactly(new DomainEvent.RegistrationRecovered(id));
  }

  @Test
  void update_whileOfflineInBetween_isAFirstResponseAgain() {
    SipRegistrationId id = slow.create(ofJohn(false));
    slow.login(DemoWorld.JOHN);
    slow.store.at(IN_TWO_MINUTES);
    slow.update(id, draft -> draft.proxy("403.sip.invalid"));

    slow.logoff(DemoWorld.JOHN);
    slow.login(DemoWorld.JOHN);
    slow.store.at(IN_TWO_MINUTES.plusSeconds(120));

    assertThat(slow.state(id)).isEqualTo(FORBIDDEN);
    assertThat(slow.events()).isEmpty();
  }
}
