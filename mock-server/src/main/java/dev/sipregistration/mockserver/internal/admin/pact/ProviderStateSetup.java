package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.RefusalText;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockOutcome;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateValuesModel;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.pact.ProviderStateName.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets up provider states, once, in a store that holds the seed.
 *
 * <p>Their parts are set up in a fixed order: an account without money can have a SIP registration
 * all the same. The order of the states makes a difference to the ids only.
 */
final class ProviderStateSetup {
  private static final Instant BEGINNING_OF_2026 = Instant.parse("2026-01-01T00:00:00Z");

  /** About as long as the platform takes. */
  private static final Duration IN_PROGRESS = Duration.ofMinutes(2);

  private final WorldStore store;
  private final AccountControl control;
  private final PlatformCalls calls;

  ProviderStateSetup(WorldStore store) {
    this.store = store;
    control = new AccountControl(store);
    calls = new PlatformCalls(store);
  }

  /**
   * Sets states up, and returns the values of each of them in their order.
   *
   * @throws ProblemException if the seed does not have what they need
   */
  List<PactStateValuesModel> setUp(List<ProviderState> states) {
    of(states, Part.CLOCK).forEach(state -> stopClock());
    of(states, Part.MONEY).forEach(this::takeMoney);
    List<PactStateValuesModel> values = new ArrayList<>();
    for (ProviderState state : states) {
      values.add(
          state.name().part() == Part.SIP_REGISTRATION
              ? register(state)
              : new PactStateValuesModel());
    }
    of(states, Part.LIMIT).forEach(this::limit);
    return values;
  }

  private static List<ProviderState> of(List<ProviderState> states, Part part) {
    return states.stream().filter(state -> state.name().part() == part).toList();
  }

  private void stopClock() {
    if (store.move(new ClockMove.SetTo(BEGINNING_OF_2026)) instanceof ClockOutcome.LedgerLater) {
      throw ProblemException.conflict("The seed has a ledger with entries after the year began");
    }
  }

  private void takeMoney(ProviderState state) {
    AccountId id = account(state.account()).id();
    accepted(state, store.step(id, (account, now, ids) -> withoutMoney(account)));
  }

  private static Outcome<Change<Account>> withoutMoney(Account account) {
    if (account.ledger().reserved().signum() != 0) {
      throw ProblemException.conflict(
          "Account " + account.id() + " of the seed has SIP registrations, which hold money");
    }
    Ledger ledger = account.ledger();
    BigDecimal opening = ledger.entries().get(0).amount().subtract(ledger.posted());
    if (!Amounts.isAmount(opening)) {
      throw ProblemException.conflict("The money of account " + account.id() + " is out of range");
    }
    return Outcome.accepted(Change.of(account.reopenedWith(opening)));
  }

  private PactStateValuesModel register(ProviderState state) {
    Account account = account(state.account());
    BigDecimal missing =
        account
            .terms()
            .priceList()
            .monthly()
            .total()
            .subtract(account.ledger().available())
            .subtract(account.terms().creditLimit());
    if (missing.signum() > 0) {
      control.deposit(account.id(), missing);
    }
    AccountOptions before = account.options();
    if (state.name() == ProviderStateName.IN_PROGRESS) {
      control.changeOptions(account.id(), options -> options.withTimeInProgress(IN_PROGRESS));
    }
    CreateResult created =
        accepted(state, draft(state).check().then(command -> calls.create(account.id(), command)));
    control.changeOptions(account.id(), options -> before);
    return new PactStateValuesModel()
        .sipRegistrationId(created.id().value())
        .applicationId(value(state.application(), ApplicationId::value))
        .ruleId(value(state.rule(), RuleId::value))
        .userId(value(state.user(), UserId::value));
  }

  private static <T> @Nullable Long value(@Nullable T id, Function<T, Long> value) {
    return id == null ? null : value.apply(id);
  }

  private static CreateDraft draft(ProviderState state) {
    return new CreateDraft()
        .sipUsername(state.sipUsername())
        .proxy(state.proxy())
        .persistent(state.name().persistent())
        .applicationId(state.application())
        .ruleId(state.rule())
        .userId(state.user());
  }

  private void limit(ProviderState state) {
    AccountId id = account(state.account()).id();
    switch (state.name()) {
      case INACTIVE_ACCOUNT ->
          accepted(state, control.changeTerms(id, terms -> terms.withActive(false)));
      case NO_MORE_SIP_REGISTRATIONS -> {
        int size = account(id).registrations().size();
        accepted(state, control.changeTerms(id, terms -> terms.withMaxSipRegistrations(size)));
      }
      case NO_MORE_CALLS ->
          accepted(state, control.changeTerms(id, terms -> terms.withRequestsPerSecond(0)));
      default ->
          accepted(
              state, control.changeOptions(id, options -> options.withPersistentWithUser(false)));
    }
  }

  private Account account(AccountId id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemException.conflict("The seed has no account " + id));
  }

  private static <T> T accepted(ProviderState state, Outcome<T> outcome) {
    return outcome.orElseThrow(
        refusals ->
            ProblemException.conflict(
                "The seed does not allow it: "
                    + new RefusalText(state.account(), values(state)).of(refusals)));
  }

  private static Map<Parameter, Object> values(ProviderState state) {
    Map<Parameter, Object> values = new EnumMap<>(Parameter.class);
    putKnown(values, Parameter.SIP_USERNAME, state.sipUsername());
    putKnown(values, Parameter.PROXY, state.proxy());
    putKnown(values, Parameter.APPLICATION_ID, state.application());
    putKnown(values, Parameter.RULE_ID, state.rule());
    putKnown(values, Parameter.USER_ID, state.user());
    return values;
  }

  private static void putKnown(
      Map<Parameter, Object> values, Parameter parameter, @Nullable Object value) {
    if (value != null) {
      values.put(parameter, value);
    }
  }
}
