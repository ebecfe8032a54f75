package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.GivenState.Part;
import dev.sipregistration.mockserver.admin.generated.PactStateValues;
import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.AccountControl;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.ApplicationId;
import dev.sipregistration.mockserver.domain.CreateDraft;
import dev.sipregistration.mockserver.domain.Created;
import dev.sipregistration.mockserver.domain.Ledger;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.RuleId;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.domain.UserId;
import dev.sipregistration.mockserver.domain.World;
import dev.sipregistration.mockserver.domain.WorldStore;
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
final class GivenWorld {
  private final WorldStore store;
  private final AccountControl control;
  private final SipRegistrations calls;

  GivenWorld(WorldStore store) {
    this.store = store;
    control = new AccountControl(store);
    calls = new SipRegistrations(store);
  }

  /**
   * Sets states up.
   *
   * @return what each of them has to tell, in their order
   * @throws ProblemException if the seed does not have what they need; nothing has changed then
   */
  List<PactStateValues> setUp(List<Given> states) {
    World before = store.world();
    store.reset();
    try {
      of(states, Part.MONEY).forEach(this::takeMoney);
      List<PactStateValues> values = new ArrayList<>();
      for (Given given : states) {
        values.add(
            given.state().part() == Part.SIP_REGISTRATION
                ? register(given)
                : new PactStateValues());
      }
      of(states, Part.LIMIT).forEach(this::limit);
      return values;
    } catch (ProblemException impossible) {
      store.enter(before);
      throw impossible;
    }
  }

  private static List<Given> of(List<Given> states, Part part) {
    return states.stream().filter(given -> given.state().part() == part).toList();
  }

  private void takeMoney(Given given) {
    Account rich = account(given.account());
    if (rich.ledger().reserved().signum() != 0) {
      throw ProblemException.conflict(
          "Account " + rich.id() + " of the seed has SIP registrations, which hold money");
    }
    Ledger empty = Account.named(rich.id(), "").build().ledger();
    Account poor =
        new Account(
            rich.profile(),
            rich.terms(),
            rich.options(),
            rich.directory(),
            rich.registrations(),
            rich.registrars(),
            empty,
            rich.outbox(),
            rich.calls());
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

  private PactStateValues register(Given given) {
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
    Created created =
        accepted(draft(given).check().then(command -> calls.create(account.id(), command)));
    return new PactStateValues()
        .sipRegistrationId(created.id().value())
        .applicationId(given.application().map(ApplicationId::value).orElse(null))
        .ruleId(given.rule().map(RuleId::value).orElse(null))
        .userId(given.user().map(UserId::value).orElse(null));
  }

  private static CreateDraft draft(Given given) {
    return new CreateDraft()
        .sipUsername(given.sipUsername())
        .proxy(given.proxy())
        .persistent(given.state().persistent())
        .applicationId(given.application().orElse(null))
        .ruleId(given.rule().orElse(null))
        .userId(given.user().orElse(null));
  }

  private void limit(Given given) {
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
