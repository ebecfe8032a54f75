package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.ApplicationName;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an account that exists already is given before a test begins, as use cases: applications,
 * rules, users, money. To give what is there already is no failure and no change.
 *
 * <p>Safe for many threads, as the store is.
 */
public final class AccountSetup {
  private final AccountStore store;

  /**
   * Makes the use cases.
   *
   * @param store where the accounts live
   */
  public AccountSetup(AccountStore store) {
    this.store = store;
  }

  /**
   * Sees to it that there is an application of a name.
   *
   * @param id the account
   * @param name its full name, or the label before {@code .<account name>.voximplant.com}
   * @return the application, with an id above all others if it is new; or {@link
   *     Reason#ACCOUNT_UNKNOWN}
   */
  public Outcome<Application> application(AccountId id, String name) {
    return store.step(
        id,
        (account, now, ids) ->
            account
                .directory()
                .application(name)
                .map(there -> accepted(account, there))
                .orElseGet(() -> withApplication(account, name)));
  }

  /**
   * Sees to it that there is a rule of a name.
   *
   * @param id the account
   * @param application the application it belongs to
   * @param name its name
   * @return the rule, with an id above all others if it is new; or {@link Reason#ACCOUNT_UNKNOWN}
   *     or {@link Reason#APPLICATION_ID_UNKNOWN}
   */
  public Outcome<Rule> rule(AccountId id, ApplicationId application, String name) {
    return store.step(
        id,
        (account, now, ids) ->
            account
                .directory()
                .rule(application, name)
                .map(there -> accepted(account, there))
                .orElseGet(() -> withRule(account, application, name)));
  }

  /**
   * Sees to it that there is a user of a name. One who is new is not logged in.
   *
   * @param id the account
   * @param application the application it belongs to
   * @param name its name
   * @return the user, with an id above all others if it is new; or {@link Reason#ACCOUNT_UNKNOWN}
   *     or {@link Reason#APPLICATION_ID_UNKNOWN}
   */
  public Outcome<User> user(AccountId id, ApplicationId application, String name) {
    return store.step(
        id,
        (account, now, ids) ->
            account
                .directory()
                .user(application, name)
                .map(there -> accepted(account, there))
                .orElseGet(() -> withUser(account, application, name)));
  }

  /**
   * Changes what the account had from the beginning, as long as no money has moved since. The owner
   * is told nothing, however little it is.
   *
   * @param id the account
   * @param amount the money, which may be negative
   * @return whether it was changed: false, and nothing has changed, if the ledger has any other
   *     entry; or {@link Reason#ACCOUNT_UNKNOWN}
   * @throws IllegalArgumentException if it is no amount of money
   */
  public Outcome<Boolean> openingBalance(AccountId id, BigDecimal amount) {
    Amounts.require(amount);
    return store.step(
        id,
        (account, now, ids) ->
            account.ledger().entries().size() == 1
                ? accepted(account.openedWith(amount), true)
                : accepted(account, false));
  }

  private static Outcome<Change<Application>> withApplication(Account account, String name) {
    Directory directory = account.directory();
    ApplicationName named = ApplicationName.of(name, account.profile().name());
    long id = next(directory.applications(), there -> there.id().value());
    Application added = new Application(new ApplicationId(id), named.full());
    return accepted(account.with(directory.plus(added, named.label())), added);
  }

  private static Outcome<Change<Rule>> withRule(
      Account account, ApplicationId application, String name) {
    Directory directory = account.directory();
    if (directory.application(application).isEmpty()) {
      return Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID);
    }
    long id = next(directory.rules(), there -> there.id().value());
    Rule added = new Rule(new RuleId(id), name, application);
    return accepted(account.with(directory.plus(added)), added);
  }

  private static Outcome<Change<User>> withUser(
      Account account, ApplicationId application, String name) {
    Directory directory = account.directory();
    if (directory.application(application).isEmpty()) {
      return Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID);
    }
    long id = next(directory.users(), there -> there.id().value());
    User added = new User(new UserId(id), name, application, false);
    return accepted(account.with(directory.plus(added)), added);
  }

  /** They are in the order of their ids. */
  private static <T> long next(List<T> there, ToLongFunction<T> id) {
    return there.isEmpty() ? 1 : id.applyAsLong(there.get(there.size() - 1)) + 1;
  }

  private static <T> Outcome<Change<T>> accepted(Account account, T told) {
    return Outcome.accepted(new Change<>(account, told));
  }
}
