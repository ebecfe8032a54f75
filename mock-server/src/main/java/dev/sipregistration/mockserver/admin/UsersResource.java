package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.User;
import dev.sipregistration.mockserver.admin.generated.UsersApi;
import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.AccountControl;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.UserId;
import dev.sipregistration.mockserver.domain.WorldStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Logs users in and off. */
@Singleton
final class UsersResource implements UsersApi {
  private final Accounts accounts;

  @Inject
  UsersResource(WorldStore store) {
    accounts = new Accounts(store);
  }

  @Override
  public User login(Long account, Long user) {
    return change(
        account, user, control -> control.login(new AccountId(account), new UserId(user)));
  }

  @Override
  public User logoff(Long account, Long user) {
    return change(
        account, user, control -> control.logoff(new AccountId(account), new UserId(user)));
  }

  private User change(long id, long user, Function<AccountControl, Outcome<Account>> change) {
    if (accounts.tryToChange(id, change) instanceof Outcome.Accepted<Account> changed) {
      return changed.value().directory().user(new UserId(user)).map(StateView::user).orElseThrow();
    }
    throw ProblemException.notFound("Account " + id + " has no user " + user);
  }
}
