package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateValuesModel;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.pact.ProviderStateName.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the seed into given states.
 *
 * <p>All of them are set up from the seed on, and in an order of their own, so that the order in
 * which they are given makes no difference but for the ids: an account without money can have a SIP
 * registration all the same.
 */
final class ProviderStateSetup {
  private final WorldStore store;
  private final AccountControl control;
  private final PlatformCalls calls;

  ProviderStateSetup(WorldStore store) {
    this.store = store;
    control = new AccountControl(store);
    calls = new PlatformCalls(store);
  }

  /**
   * Sets states up.
   *
   * @return what each of them has to tell, in their order
   * @throws ProblemException if the seed does not have what they need; nothing has changed then
   */
  List<PactStateValuesModel> setUp(List<ProviderState> states) {
    World before = store.world();
    store.reset();
    try {
      of(states, Part.MONEY).forEach(this::takeMoney);
      List<PactStateValuesModel> values = new ArrayList<>();
      for (ProviderState given : states) {
        values.add(
            given.state().part() == Part.SIP_REGISTRATION
                ? register(given)
                : new PactStateValuesModel());
      }
      of(states, Part.LIMIT).forEach(this::limit);
      return values;
    } catch (ProblemException impossible) {
      store.enter(before);
      throw impossible;
    }
  }

  private static List<ProviderState> of(List<ProviderState> states, Part part) {
    return states.stream().filter(given -> given.state().part() == part).toList();
  }

  private void takeMoney(ProviderState given) {
    Account rich = account(given.account());
    if (rich.ledger().reserved().signum() != 0) {
      throw ProblemException.conflict(
          "Account " + rich.id() + " of the seed has SIP registrations, which hold money");
    }
    Account poor = rich.openedWith(BigDecimal.ZERO);
    World world = store.world();
    store.enter(
        new World(
            world.accounts().stream()
                .map(account -> account.id().equals(poor.id()) ? poor : account)
                .toList(),
            world.serviceAccounts(),
            world.nextAccountId(),
            world.nextSipRegistrationId(),
            world.clock()));
  }

  private PactStateValuesModel register(ProviderState given) {
    Account account = account(given.account());
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
    CreateResult created =
        accepted(draft(given).check().then(command -> calls.create(account.id(), command)));
    return new PactStateValuesModel()
        .sipRegistrationId(created.id().value())
        .applicationId(given.application().map(ApplicationId::value).orElse(null))
        .ruleId(given.rule().map(RuleId::value).orElse(null))
        .userId(given.user().map(UserId::value).orElse(null));
  }

  private static CreateDraft draft(ProviderState given) {
    return new CreateDraft()
        .sipUsername(given.sipUsername())
        .proxy(given.proxy())
        .persistent(given.state().persistent())
        .applicationId(given.application().orElse(null))
        .ruleId(given.rule().orElse(null))
        .userId(given.user().orElse(null));
  }

  private void limit(ProviderState given) {
    AccountId id = account(given.account()).id();
    switch (given.state()) {
      case INACTIVE_ACCOUNT -> accepted(control.changeTerms(id, terms -> terms.withActive(false)));
      case NO_MORE_SIP_REGISTRATIONS -> {
        int size = account(id).registrations().size();
        accepted(control.changeTerms(id, terms -> terms.withMaxSipRegistrations(size)));
      }
      case NO_MORE_CALLS ->
          accepted(control.changeTerms(id, terms -> terms.withRequestsPerSecond(0)));
      default ->
          accepted(control.changeOptions(id, options -> options.withPersistentWithUser(false)));
    }
  }

  private Account account(AccountId id) {
    return store
        .find(id)
        .orElseThrow(() -> ProblemException.conflict("The seed has no account " + id));
  }

  private static <T> T accepted(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Accepted<T> accepted) {
      return accepted.value();
    }
    throw ProblemException.conflict(
        "The seed does not allow it: " + ((Outcome.Refused<T>) outcome).refusals());
  }
}
