package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.OneAccountStore;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The demo account in a store of its own, and short ways to do and read what tests are about. */
public final class DemoAccount {
  public static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  public final OneAccountStore store;
  public final PlatformCalls calls;
  public final AccountControl control;

  public DemoAccount() {
    this(builder -> builder);
  }

  public DemoAccount(UnaryOperator<AccountBuilder> change) {
    this.store =
        new OneAccountStore(
            change.apply(DemoWorld.account(DemoWorld.ACCOUNT, "demo")).build(), START);
    this.calls = new PlatformCalls(store);
    this.control = new AccountControl(store);
  }

  public static CreateDraft draft() {
    return new CreateDraft().sipUsername("alice").proxy("sip.example.com");
  }

  public static Outcome<CreateCommand> checked(UnaryOperator<CreateDraft> change) {
    return change.apply(draft()).check();
  }

  public Outcome<CreateResult> tryToCreate(UnaryOperator<CreateDraft> change) {
    return checked(change).then(command -> calls.create(DemoWorld.ACCOUNT, command));
  }

  public SipRegistrationId create(UnaryOperator<CreateDraft> change) {
    return value(tryToCreate(change)).id();
  }

  public SipRegistrationId create() {
    return create(draft -> draft);
  }

  public Outcome<Account> tryToBind(UnaryOperator<BindDraft> change) {
    return change
        .apply(new BindDraft())
        .check()
        .then(command -> calls.bind(DemoWorld.ACCOUNT, command));
  }

  /** Returns the registrations whose target changed. */
  public List<SipRegistrationId> bind(UnaryOperator<BindDraft> change) {
    Account before = account();
    return value(tryToBind(change)).registrations().all().stream()
        .filter(after -> !Objects.equals(after.target(), target(before, after.id())))
        .map(SipRegistration::id)
        .toList();
  }

  private static @Nullable BoundTarget target(Account account, SipRegistrationId id) {
    return account.registrations().find(id).orElseThrow().target();
  }

  public List<SipRegistrationId> unbind(UnaryOperator<BindDraft> change) {
    return bind(draft -> change.apply(draft.bind(false)));
  }

  public Outcome<Account> tryToUnbind(UnaryOperator<BindDraft> change) {
    return tryToBind(draft -> change.apply(draft.bind(false)));
  }

  public Outcome<Account> tryToUpdate(UnaryOperator<UpdateDraft> change) {
    return change
        .apply(new UpdateDraft())
        .check()
        .then(command -> calls.update(DemoWorld.ACCOUNT, command));
  }

  public void update(SipRegistrationId id, UnaryOperator<UpdateDraft> change) {
    value(tryToUpdate(draft -> change.apply(draft.sipRegistrationId(id))));
  }

  public Outcome<Account> tryToDelete(@Nullable SipRegistrationId id) {
    return DeleteCommand.of(id).then(command -> calls.delete(DemoWorld.ACCOUNT, command));
  }

  public void delete(SipRegistrationId id) {
    value(tryToDelete(id));
  }

  public Outcome<SipRegistrationPage> tryToList(UnaryOperator<ListDraft> change) {
    return change
        .apply(new ListDraft())
        .check()
        .then(command -> calls.list(DemoWorld.ACCOUNT, command));
  }

  /** Returns the ids of the registrations on the page. */
  public List<SipRegistrationId> list(UnaryOperator<ListDraft> change) {
    return value(tryToList(change)).registrations().stream().map(SipRegistration::id).toList();
  }

  public void deposit(String amount) {
    value(control.deposit(DemoWorld.ACCOUNT, new BigDecimal(amount)));
  }

  public void login(UserId user) {
    value(control.login(DemoWorld.ACCOUNT, user));
  }

  public void logoff(UserId user) {
    value(control.logoff(DemoWorld.ACCOUNT, user));
  }

  public void arrange(RegistrarSubject subject, RegistrarOutcome answer) {
    value(control.arrange(DemoWorld.ACCOUNT, subject, answer));
  }

  public void disarrange(RegistrarSubject subject) {
    value(control.disarrange(DemoWorld.ACCOUNT, subject));
  }

  public void at(String instant) {
    store.at(Instant.parse(instant));
  }

  public Account account() {
    return store.account();
  }

  public SipRegistration registration(SipRegistrationId id) {
    return account().registrations().find(id).orElseThrow();
  }

  public SipRegistrationState state(SipRegistrationId id) {
    return registration(id).state();
  }

  public List<DomainEvent> events() {
    return account().outbox().entries().stream().map(OutboxEntry::event).toList();
  }

  public static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<T>) outcome).value();
  }

  public static List<Refusal> refusals(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusals();
  }

  public static BoundTarget target(ApplicationId application) {
    return new BoundTarget(application, null, null);
  }
}
