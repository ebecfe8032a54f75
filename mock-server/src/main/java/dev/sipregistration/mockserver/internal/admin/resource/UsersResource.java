package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.UserModel;
import dev.sipregistration.mockserver.internal.admin.generated.UsersApi;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Logs users in and off. */
@Singleton
public final class UsersResource implements UsersApi {
  private final Accounts accounts;

  @Inject
  UsersResource(WorldStore store) {
    accounts = new Accounts(store);
  }

  @Override
  public UserModel login(Long account, Long user) {
    return change(
        account, user, control -> control.login(new AccountId(account), new UserId(user)));
  }

  @Override
  public UserModel logoff(Long account, Long user) {
    return change(
        account, user, control -> control.logoff(new AccountId(account), new UserId(user)));
  }

  private UserModel change(long id, long user, Function<AccountControl, Outcome<Account>> change) {
    return accounts
        .change(
            id,
            change,
            unknown -> ProblemException.notFound("Account " + id + " has no user " + user))
        .directory()
        .user(new UserId(user))
        .map(StateView::user)
        .orElseThrow();
  }
}
