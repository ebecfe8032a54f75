package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Outcome.Refused;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.function.Function;

/** Finds and changes the account that a path names. */
public final class Accounts {
  private final WorldStore store;
  private final AccountControl control;

  public Accounts(WorldStore store) {
    this.store = store;
    control = new AccountControl(store);
  }

  /**
   * Returns an account as it is now.
   *
   * @throws ProblemException if there is none with that id
   */
  public Account find(long id) {
    return store.find(new AccountId(id)).orElseThrow(() -> notThere(id));
  }

  /**
   * Changes an account.
   *
   * @throws ProblemException if there is none with that id
   */
  public Account change(long id, Function<AccountControl, Outcome<Account>> change) {
    Outcome<Account> outcome = tryToChange(id, change);
    if (outcome instanceof Outcome.Accepted<Account> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException("Refused: " + outcome);
  }

  /**
   * Changes an account, which may be refused for a reason that only the caller can put right.
   *
   * @throws ProblemException if there is none with that id
   */
  public Outcome<Account> tryToChange(long id, Function<AccountControl, Outcome<Account>> change) {
    Outcome<Account> outcome = change.apply(control);
    if (outcome instanceof Refused<Account> refused
        && refused.refusals().get(0).reason() == Reason.ACCOUNT_UNKNOWN) {
      throw notThere(id);
    }
    return outcome;
  }

  public static ProblemException notThere(long id) {
    return ProblemException.notFound("There is no account " + id);
  }
}
