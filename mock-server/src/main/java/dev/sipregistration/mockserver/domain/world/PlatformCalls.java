package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.BindStep;
import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.account.CreateStep;
import dev.sipregistration.mockserver.domain.account.Rebound;
import dev.sipregistration.mockserver.domain.account.Step;
import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
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

  /**
   * Makes the use cases.
   *
   * @param store where the accounts live
   */
  public PlatformCalls(AccountStore store) {
    this.store = store;
  }

  /**
   * Looks whether an account may call at all, which is to be known before its parameters are looked
   * at, and counts the call if the account's calls are limited. The other use cases look again, and
   * do not count.
   *
   * @param caller the account
   * @return the account as it is now, {@link Reason#ACCOUNT_UNKNOWN}, {@link
   *     Reason#ACCOUNT_INACTIVE} or {@link Reason#TOO_MANY_CALLS}
   */
  public Outcome<Account> admit(AccountId caller) {
    return store
        .find(caller)
        .map(PlatformCalls::active)
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN))
        .then(account -> isLimited(account) ? count(caller) : Outcome.accepted(account));
  }

  /** Nobody waits for a step on the account unless its calls have to be counted. */
  private Outcome<Account> count(AccountId caller) {
    return store.step(caller, ofActive((account, now, ids) -> counted(account, now)));
  }

  private static boolean isLimited(Account account) {
    return account.terms().requestsPerSecond() != null;
  }

  private static Outcome<Change<Account>> counted(Account account, Instant now) {
    Integer most = account.terms().requestsPerSecond();
    if (most != null && account.calls().at(now) >= most) {
      return Outcome.refused(Reason.TOO_MANY_CALLS);
    }
    Account counted = account.with(account.calls().plusOneAt(now));
    return Outcome.accepted(new Change<>(counted, counted));
  }

  /**
   * Creates a SIP registration and reserves the money for its first month.
   *
   * @param caller the account
   * @param command what to create
   * @return the id and the account's money after it, or why not
   */
  public Outcome<CreateResult> create(AccountId caller, CreateCommand command) {
    return store.step(caller, ofActive(new CreateStep(command)));
  }

  /**
   * Binds or unbinds.
   *
   * @param caller the account
   * @param command what to bind or unbind
   * @return which registrations changed by it, or why not
   */
  public Outcome<Rebound> bind(AccountId caller, BindingCommand command) {
    return store.step(caller, ofActive(new BindStep(command)));
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
