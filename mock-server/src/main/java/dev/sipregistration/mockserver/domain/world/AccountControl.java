package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.Billing;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.account.RegistrarStep;
import dev.sipregistration.mockserver.domain.account.RegistrationLifecycle;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The use cases on one account that the vendor's API does not have: deposits, users who log in and
 * off, arranged responses of registrars, changes of plan and options. They work on accounts that
 * are not active, too.
 *
 * <p>Each returns the account after it, or {@link Reason#ACCOUNT_UNKNOWN}. A change that is passed
 * as a function must have no side effects, for it may be applied more than once.
 *
 * <p>Safe for many threads, as the store is.
 */
public final class AccountControl {
  private final AccountStore store;

  public AccountControl(AccountStore store) {
    this.store = store;
  }

  /**
   * Pays money in, which also pays for deactivated registrations, oldest first, as far as it goes.
   *
   * @throws IllegalArgumentException if the amount is not positive or beyond {@link Amounts}
   */
  public Outcome<Account> deposit(AccountId id, BigDecimal amount) {
    Amounts.requirePositive(amount);
    return changing(id, (account, now) -> Billing.deposit(account, amount, now));
  }

  /**
   * Logs a user in, or refuses with {@link Reason#USER_UNKNOWN}; a registration it holds that is
   * not persistent goes online.
   */
  public Outcome<Account> login(AccountId id, UserId user) {
    return store.step(id, presence(user, true));
  }

  /**
   * Logs a user off, or refuses with {@link Reason#USER_UNKNOWN}; a registration it holds that is
   * not persistent goes offline.
   */
  public Outcome<Account> logoff(AccountId id, UserId user) {
    return store.step(id, presence(user, false));
  }

  /**
   * Arranges how registrars respond from now on, or refuses with {@link
   * Reason#SIP_REGISTRATION_UNKNOWN} or {@link Reason#USER_UNKNOWN}. What is registered or failed
   * changes at once.
   */
  public Outcome<Account> arrange(
      AccountId id, RegistrarSubject subject, RegistrarOutcome response) {
    return store.step(
        id, new RegistrarStep(subject, responses -> responses.with(subject, response)));
  }

  /** Removes an arranged response, if there is one; the refusals are those of {@link #arrange}. */
  public Outcome<Account> disarrange(AccountId id, RegistrarSubject subject) {
    return store.step(id, new RegistrarStep(subject, responses -> responses.without(subject)));
  }

  /** Changes the plan of an account; what it has already stays as it is. */
  public Outcome<Account> changeTerms(AccountId id, UnaryOperator<AccountPlan> change) {
    return changing(id, (account, now) -> account.with(change.apply(account.terms()), now));
  }

  /** Changes the options of an account, but not of registrations that are in progress. */
  public Outcome<Account> changeOptions(AccountId id, UnaryOperator<AccountOptions> change) {
    return changing(id, (account, now) -> account.with(change.apply(account.options())));
  }

  /** Replaces the callback receiver, or with null removes it. The outbox stays as it is. */
  public Outcome<Account> changeCallbacks(AccountId id, @Nullable Callbacks callbacks) {
    return changing(id, (account, now) -> account.with(callbacks));
  }

  /**
   * Puts an event into the outbox that has not happened, if callbacks go anywhere. Nothing else
   * changes.
   */
  public Outcome<Account> pretend(AccountId id, BiFunction<Account, Instant, DomainEvent> event) {
    return changing(id, (account, now) -> account.with(event.apply(account, now), now));
  }

  /**
   * Removes entries from the outbox after they were delivered or given up. Those that are not in it
   * are ignored.
   */
  public Outcome<Account> removeFromOutbox(AccountId id, Collection<OutboxEntry> entries) {
    return changing(id, (account, now) -> account.with(account.outbox().without(entries)));
  }

  private Outcome<Account> changing(AccountId id, BiFunction<Account, Instant, Account> change) {
    return store.step(
        id, (account, now, ids) -> Outcome.accepted(Change.of(change.apply(account, now))));
  }

  private static Step<Account> presence(UserId id, boolean loggedIn) {
    return (account, now, ids) ->
        account.user(id).map(user -> Change.of(present(account, user.loggedIn(loggedIn), now)));
  }

  private static Account present(Account account, User user, Instant now) {
    Account changed = account.with(account.directory().plus(user));
    return changed
        .registrations()
        .heldBy(user.id())
        .map(held -> RegistrationLifecycle.put(changed, held, now))
        .orElse(changed);
  }
}
