package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The use cases that prepare an account for a test. An application, rule or user that exists
 * already is returned unchanged; a new one gets an id above all others.
 *
 * <p>Each may refuse with {@link Reason#ACCOUNT_UNKNOWN}. Safe for many threads, as the store is.
 */
public final class AccountSetup {
  private final AccountStore store;

  public AccountSetup(AccountStore store) {
    this.store = store;
  }

  /**
   * Finds or adds an application.
   *
   * @param name its full name, or the label before {@code .<account name>.voximplant.com}
   * @throws IllegalArgumentException if a new one cannot have this name
   */
  public Outcome<Application> application(AccountId id, String name) {
    return findOrAdd(
        id, directory -> directory.application(name), account -> withApplication(account, name));
  }

  /**
   * Finds or adds a rule, or refuses with {@link Reason#APPLICATION_ID_UNKNOWN}.
   *
   * @throws IllegalArgumentException if a new one cannot have this name
   */
  public Outcome<Rule> rule(AccountId id, ApplicationId application, String name) {
    return findOrAdd(
        id,
        directory -> directory.rule(application, name),
        account -> withRule(account, application, name));
  }

  /**
   * Finds or adds a user, or refuses with {@link Reason#APPLICATION_ID_UNKNOWN}. A new user is not
   * logged in.
   *
   * @throws IllegalArgumentException if a new one cannot have this name
   */
  public Outcome<User> user(AccountId id, ApplicationId application, String name) {
    return findOrAdd(
        id,
        directory -> directory.user(application, name),
        account -> withUser(account, application, name));
  }

  /**
   * Replaces the opening balance, without any event.
   *
   * @param amount the money, which may be negative
   * @return whether it was replaced, which it is not if the ledger has any other entry
   * @throws IllegalArgumentException if the amount is beyond {@link Amounts}
   */
  public Outcome<Boolean> openingBalance(AccountId id, BigDecimal amount) {
    Amounts.require(amount);
    return store.step(
        id,
        (account, now, ids) ->
            account.ledger().entries().size() == 1
                ? accepted(account.reopenedWith(amount), true)
                : accepted(account, false));
  }

  private <T> Outcome<T> findOrAdd(
      AccountId id,
      Function<Directory, Optional<T>> find,
      Function<Account, Outcome<Change<T>>> add) {
    return store.step(
        id,
        (account, now, ids) ->
            find.apply(account.directory())
                .map(found -> accepted(account, found))
                .orElseGet(() -> add.apply(account)));
  }

  private static Outcome<Change<Application>> withApplication(Account account, String name) {
    Directory directory = account.directory();
    long id = next(directory.applications(), Application::id);
    Application added = Application.of(new ApplicationId(id), name, account.profile().name());
    return accepted(account.with(directory.plus(added)), added);
  }

  private static Outcome<Change<Rule>> withRule(
      Account account, ApplicationId application, String name) {
    Directory directory = account.directory();
    if (directory.application(application).isEmpty()) {
      return Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID);
    }
    long id = next(directory.rules(), Rule::id);
    Rule added = new Rule(new RuleId(id), name, application);
    return accepted(account.with(directory.plus(added)), added);
  }

  private static Outcome<Change<User>> withUser(
      Account account, ApplicationId application, String name) {
    Directory directory = account.directory();
    if (directory.application(application).isEmpty()) {
      return Outcome.refused(Reason.APPLICATION_ID_UNKNOWN, Parameter.APPLICATION_ID);
    }
    long id = next(directory.users(), User::id);
    User added = new User(new UserId(id), name, application, false);
    return accepted(account.with(directory.plus(added)), added);
  }

  /** Returns the id after the last one of a list in the order of ids. */
  private static <T> long next(List<T> all, Function<T, NumericId<?>> id) {
    return all.isEmpty() ? 1 : id.apply(all.get(all.size() - 1)).value() + 1;
  }

  private static <T> Outcome<Change<T>> accepted(Account account, T value) {
    return Outcome.accepted(new Change<>(account, value));
  }
}
