package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.BindStep;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.account.CreateStep;
import dev.sipregistration.mockserver.domain.account.DeleteStep;
import dev.sipregistration.mockserver.domain.account.SipRegistrationPage;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.account.UpdateStep;
import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.ListCommand;
import dev.sipregistration.mockserver.domain.command.UpdateCommand;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import java.time.Instant;

/**
 * The vendor's calls about SIP registrations, as use cases. A refused one changes nothing and uses
 * up no id.
 *
 * <p>Safe for many threads, as the store is.
 */
public final class PlatformCalls {
  private final AccountStore store;

  public PlatformCalls(AccountStore store) {
    this.store = store;
  }

  /**
   * Checks whether an account may call at all, before its parameters are checked, and counts the
   * call if the account's calls are limited. The other use cases check again, and do not count.
   *
   * @return the account as it is now, {@link Reason#ACCOUNT_UNKNOWN}, {@link
   *     Reason#ACCOUNT_INACTIVE} or {@link Reason#TOO_MANY_CALLS}
   */
  public Outcome<Account> admit(AccountId caller) {
    return active(caller)
        .then(account -> isLimited(account) ? count(caller) : Outcome.accepted(account));
  }

  private Outcome<Account> active(AccountId caller) {
    return store
        .find(caller)
        .map(PlatformCalls::active)
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  /**
   * Takes a step, and so waits for others, only if the calls have to be counted. They are counted
   * by the world's time: that of the step may stand still for as long as a clock was put back.
   */
  private Outcome<Account> count(AccountId caller) {
    return store.step(caller, ofActive((account, now, ids) -> counted(account, store.now())));
  }

  private static boolean isLimited(Account account) {
    return account.terms().requestsPerSecond() != null;
  }

  private static Outcome<Change<Account>> counted(Account account, Instant now) {
    Integer max = account.terms().requestsPerSecond();
    if (max != null && account.calls().at(now) >= max) {
      return Outcome.refused(Reason.TOO_MANY_CALLS);
    }
    return Outcome.accepted(Change.of(account.with(account.calls().plusOneAt(now))));
  }

  /** Creates a SIP registration and reserves the money for its first month. */
  public Outcome<CreateResult> create(AccountId caller, CreateCommand command) {
    return store.step(caller, ofActive(new CreateStep(command)));
  }

  /** Binds or unbinds, and returns the account after it. */
  public Outcome<Account> bind(AccountId caller, BindingCommand command) {
    return store.step(caller, ofActive(new BindStep(command)));
  }

  /** Changes the credentials of a SIP registration, or its target, and returns the account. */
  public Outcome<Account> update(AccountId caller, UpdateCommand command) {
    return store.step(caller, ofActive(new UpdateStep(command)));
  }

  /**
   * Deletes a SIP registration and returns the account. The month that has begun is paid in full.
   */
  public Outcome<Account> delete(AccountId caller, DeleteCommand command) {
    return store.step(caller, ofActive(new DeleteStep(command)));
  }

  /** Lists SIP registrations, without waiting for any step. */
  public Outcome<SipRegistrationPage> list(AccountId caller, ListCommand command) {
    return active(caller).map(account -> SipRegistrationPage.of(account, command));
  }

  private static <T> Step<T> ofActive(Step<T> step) {
    return (account, now, ids) -> active(account).then(admitted -> step.take(admitted, now, ids));
  }

  private static Outcome<Account> active(Account account) {
    return account.terms().active()
        ? Outcome.accepted(account)
        : Outcome.refused(Reason.ACCOUNT_INACTIVE);
  }
}
