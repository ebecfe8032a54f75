package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.domain.outcome.RefusalText;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds and changes the account that a path names. */
public final class Accounts {
  private final WorldStore store;
  private final AccountControl control;

  public Accounts(WorldStore store) {
    this.store = store;
    control = new AccountControl(store);
  }

  /** Returns an account as it is now; 404 if there is none. */
  public Account find(long id) {
    return store.find(new AccountId(id)).orElseThrow(() -> notThere(id));
  }

  /** Changes an account, where only an unknown account is refused. */
  public Account change(long id, Function<AccountControl, Outcome<Account>> change) {
    return change(
        id,
        change,
        refusals ->
            new IllegalStateException(new RefusalText(new AccountId(id), Map.of()).of(refusals)));
  }

  /** Changes an account; {@code refused} is for refusals other than an unknown account. */
  public Account change(
      long id,
      Function<AccountControl, Outcome<Account>> change,
      Function<List<Refusal>, RuntimeException> refused) {
    return change
        .apply(control)
        .orElseThrow(
            refusals ->
                refusals.get(0).reason() == Reason.ACCOUNT_UNKNOWN
                    ? notThere(id)
                    : refused.apply(refusals));
  }

  public static ProblemException notThere(long id) {
    return ProblemException.notFound("There is no account " + id);
  }
}
