package dev.sipregistration.mockserver.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The demo account in a store of its own, and short ways to do and read what tests are about. */
final class DemoAccount {
  static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  final OneAccountStore store;
  final SipRegistrations calls;
  final AccountControl control;

  DemoAccount() {
    this(builder -> builder);
  }

  DemoAccount(UnaryOperator<AccountBuilder> change) {
    this.store =
        new OneAccountStore(
            change.apply(DemoWorld.account(DemoWorld.ACCOUNT, "demo")).build(), START);
    this.calls = new SipRegistrations(store);
    this.control = new AccountControl(store);
  }

  static CreateDraft draft() {
    return new CreateDraft().sipUsername("alice").proxy("sip.example.com");
  }

  static Outcome<CreateCommand> checked(UnaryOperator<CreateDraft> change) {
    return change.apply(draft()).check();
  }

  Outcome<Created> tryToCreate(UnaryOperator<CreateDraft> change) {
    return checked(change).then(command -> calls.create(DemoWorld.ACCOUNT, command));
  }

  SipRegistrationId create(UnaryOperator<CreateDraft> change) {
    return value(tryToCreate(change)).id();
  }

  SipRegistrationId create() {
    return create(draft -> draft);
  }

  Outcome<Rebound> tryToBind(UnaryOperator<BindDraft> change) {
    return change
        .apply(new BindDraft())
        .check()
        .then(command -> calls.bind(DemoWorld.ACCOUNT, command));
  }

  List<SipRegistrationId> bind(UnaryOperator<BindDraft> change) {
    return value(tryToBind(change)).changed();
  }

  List<SipRegistrationId> unbind(UnaryOperator<BindDraft> change) {
    return bind(draft -> change.apply(draft.bind(false)));
  }

  Outcome<Rebound> tryToUnbind(UnaryOperator<BindDraft> change) {
    return tryToBind(draft -> change.apply(draft.bind(false)));
  }

  void deposit(String amount) {
    value(control.deposit(DemoWorld.ACCOUNT, new BigDecimal(amount)));
  }

  void login(UserId user) {
    value(control.login(DemoWorld.ACCOUNT, user));
  }

  void logoff(UserId user) {
    value(control.logoff(DemoWorld.ACCOUNT, user));
  }

  void arrange(RegistrarSubject subject, RegistrarOutcome answer) {
    value(control.arrange(DemoWorld.ACCOUNT, subject, answer));
  }

  void disarrange(RegistrarSubject subject) {
    value(control.disarrange(DemoWorld.ACCOUNT, subject));
  }

  void at(String instant) {
    store.at(Instant.parse(instant));
  }

  Account account() {
    return store.account();
  }

  SipRegistration registration(SipRegistrationId id) {
    return account().registrations().find(id).orElseThrow();
  }

  SipRegistrationState state(SipRegistrationId id) {
    return registration(id).state();
  }

  List<DomainEvent> events() {
    return account().outbox().notices().stream().map(Notice::event).toList();
  }

  static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<T>) outcome).value();
  }

  static List<Refusal> refusals(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusals();
  }

  static BoundTarget target(ApplicationId application) {
    return new BoundTarget(application, null, null);
  }
}
