package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.SipRegistrationPage;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store and its model: both get the same operations, and must stay the same. */
final class StoreVersusModel {
  private static final List<AccountId> ACCOUNTS = List.of(new AccountId(1), new AccountId(2));
  private static final World SEED =
      World.of(ACCOUNTS.stream().map(StoreVersusModel::account).toList(), List.of())
          .with(new ClockSetting.Stopped(Model.START));

  private final WorldStore store;
  private final PlatformCalls calls;
  private final AccountControl control;
  private Model model = new Model();
  private Model saved = new Model();

  StoreVersusModel(StoreFactory stores) {
    store = stores.create(SEED, new ManualSystem(Model.START));
    calls = new PlatformCalls(store);
    control = new AccountControl(store);
    store.save("saved");
  }

  private static Account account(AccountId id) {
    return DemoWorld.account(id, "account" + id).openingBalance(new BigDecimal("5.00")).build();
  }

  void apply(StoreOperation operation) {
    if (operation instanceof StoreOperation.Create create) {
      create(create);
    } else if (operation instanceof StoreOperation.Bind bind) {
      bind(bind);
    } else if (operation instanceof StoreOperation.Unbind unbind) {
      unbind(unbind);
    } else if (operation instanceof StoreOperation.Update update) {
      update(update);
    } else if (operation instanceof StoreOperation.Delete delete) {
      delete(delete);
    } else if (operation instanceof StoreOperation.ListPage list) {
      list(list);
    } else if (operation instanceof StoreOperation.Deposit deposit) {
      control.deposit(new AccountId(deposit.account()), deposit.amount());
      model.deposit(deposit.account(), deposit.amount());
    } else if (operation instanceof StoreOperation.Presence presence) {
      presence(presence);
    } else if (operation instanceof StoreOperation.Move move) {
      move(move);
    } else if (operation instanceof StoreOperation.Save) {
      store.save("saved");
      saved = model.copy();
    } else if (operation instanceof StoreOperation.Restore) {
      store.restore("saved");
      model = saved.copy();
    } else {
      store.reset();
      model = new Model();
    }
    assertSame();
  }

  private void create(StoreOperation.Create create) {
    CreateDraft draft =
        new CreateDraft()
            .sipUsername("alice")
            .proxy(proxy(create.failing()))
            .persistent(create.persistent())
            .applicationId(id(create.target().application(), ApplicationId::new))
            .ruleId(id(create.target().rule(), RuleId::new))
            .userId(id(create.target().user(), UserId::new));
    long expectedId = model.nextId;
    List<String> expected =
        model.create(create.account(), create.persistent(), create.failing(), create.target());
    AccountId account = new AccountId(create.account());
    assertRefusedAlike(
        account, () -> draft.check().then(command -> calls.create(account, command)), expected);
    if (expected.isEmpty()) {
      assertThat(find(account).registrations().find(new SipRegistrationId(expectedId))).isPresent();
    }
  }

  private void bind(StoreOperation.Bind bind) {
    AccountId account = new AccountId(bind.account());
    BindDraft draft = draft(bind.registration(), bind.target());
    assertRefusedAlike(
        account,
        () -> draft.check().then(command -> calls.bind(account, command)),
        model.bind(bind.account(), bind.registration(), bind.target()));
  }

  private void unbind(StoreOperation.Unbind unbind) {
    AccountId account = new AccountId(unbind.account());
    BindDraft draft = draft(unbind.registration(), unbind.target()).bind(false);
    assertRefusedAlike(
        account,
        () -> draft.check().then(command -> calls.bind(account, command)),
        model.unbind(unbind.account(), unbind.registration(), unbind.target()));
  }

  private void update(StoreOperation.Update update) {
    AccountId account = new AccountId(update.account());
    UpdateDraft draft =
        new UpdateDraft()
            .sipRegistrationId(id(update.registration(), SipRegistrationId::new))
            .proxy(update.failing() == null ? null : proxy(update.failing()))
            .applicationId(id(update.target().application(), ApplicationId::new))
            .ruleId(id(update.target().rule(), RuleId::new))
            .userId(id(update.target().user(), UserId::new));
    assertRefusedAlike(
        account,
        () -> draft.check().then(command -> calls.update(account, command)),
        model.update(update.account(), update.registration(), update.failing(), update.target()));
  }

  private static String proxy(boolean failing) {
    return failing ? "403.sip.invalid" : "sip.example.com";
  }

  private void delete(StoreOperation.Delete delete) {
    AccountId account = new AccountId(delete.account());
    assertRefusedAlike(
        account,
        () ->
            DeleteCommand.of(id(delete.registration(), SipRegistrationId::new))
                .then(command -> calls.delete(account, command)),
        model.delete(delete.account(), delete.registration()));
  }

  private void list(StoreOperation.ListPage list) {
    Model.Wanted wanted = list.wanted();
    ListDraft draft =
        new ListDraft()
            .persistent(wanted.persistent())
            .successful(wanted.successful())
            .deactivated(wanted.deactivated())
            .applications(only(wanted.application(), ApplicationId::new), null)
            .users(only(wanted.user(), UserId::new), null)
            .count(list.count())
            .offset(list.offset());
    SipRegistrationPage page =
        Commands.value(
            draft.check().then(command -> calls.list(new AccountId(list.account()), command)));
    List<Long> matches = model.list(list.account(), wanted);
    assertThat(page.matches()).isEqualTo(matches.size());
    assertThat(page.registrations())
        .extracting(registration -> registration.id().value())
        .isEqualTo(matches.stream().skip(list.offset()).limit(list.count()).toList());
  }

  private static <I> @Nullable Set<I> only(@Nullable Long number, LongFunction<I> type) {
    return number == null ? null : Set.of(type.apply(number));
  }

  private static BindDraft draft(@Nullable Long registration, Model.Target target) {
    return new BindDraft()
        .sipRegistrationId(id(registration, SipRegistrationId::new))
        .applicationId(id(target.application(), ApplicationId::new))
        .ruleId(id(target.rule(), RuleId::new))
        .userId(id(target.user(), UserId::new));
  }

  private static <I> @Nullable I id(@Nullable Long number, LongFunction<I> type) {
    return number == null ? null : type.apply(number);
  }

  private void presence(StoreOperation.Presence presence) {
    AccountId account = new AccountId(presence.account());
    UserId user = new UserId(presence.user());
    if (presence.loggedIn()) {
      control.login(account, user);
      model.books(presence.account()).loggedIn.add(presence.user());
    } else {
      control.logoff(account, user);
      model.books(presence.account()).loggedIn.remove(presence.user());
    }
  }

  private void move(StoreOperation.Move move) {
    ClockOutcome outcome = store.move(new ClockMove.AdvanceBy(move.amount()));
    Optional<AccountId> forbidding =
        outcome instanceof ClockOutcome.LedgerLater later
            ? Optional.of(later.accountId())
            : Optional.empty();
    assertThat(forbidding).isEqualTo(model.move(move.amount()).map(AccountId::new));
  }

  private void assertRefusedAlike(
      AccountId account, Supplier<Outcome<?>> action, List<String> expected) {
    Account before = find(account);
    Outcome<?> outcome = action.get();
    List<String> refused =
        outcome instanceof Outcome.Refused<?> refusals
            ? refusals.refusals().stream().map(StoreVersusModel::text).toList()
            : List.of();
    assertThat(refused).isEqualTo(expected);
    if (!refused.isEmpty()) {
      Invariants.assertSame(find(account), before);
    }
  }

  private static String text(Refusal refusal) {
    return refusal
        .parameter()
        .map(named -> refusal.reason() + " " + named)
        .orElseGet(() -> refusal.reason().toString());
  }

  private Account find(AccountId id) {
    return store.find(id).orElseThrow();
  }

  private void assertSame() {
    assertThat(store.now()).isEqualTo(model.now);
    for (AccountId id : ACCOUNTS) {
      Account account = find(id);
      Model.Books books = model.books(id.value());
      Invariants.assertHold(account);
      assertThat(account.ledger().posted()).isEqualByComparingTo(books.posted);
      assertThat(account.ledger().reserved()).isEqualByComparingTo(books.reserved);
      assertThat(account.ledger().latest().at()).isEqualTo(books.lastEntry);
      assertThat(account.registrations().all().stream().map(StoreVersusModel::text))
          .containsExactlyElementsOf(
              books.registrations.values().stream().map(one -> text(books, one)).toList());
    }
  }

  private static String text(SipRegistration registration) {
    BoundTarget target = registration.target();
    return String.join(
        " ",
        registration.id().toString(),
        target == null
            ? "null null null"
            : target.applicationId() + " " + target.ruleId() + " " + target.userId(),
        registration.state().getClass().getSimpleName(),
        registration.subscription().deactivated() ? "unpaid" : "paid",
        registration.subscription().nextRenewal().toString());
  }

  private static String text(Model.Books books, Model.Registration registration) {
    return String.join(
        " ",
        Long.toString(registration.id),
        registration.application + " " + registration.rule + " " + registration.user,
        books.state(registration),
        registration.paid ? "paid" : "unpaid",
        registration.monthEnd().toString());
  }
}
