package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.NewAccounts.NewAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.AccountChangeModel;
import dev.sipregistration.mockserver.internal.admin.generated.AccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.AccountsApi;
import dev.sipregistration.mockserver.internal.admin.generated.CredentialsModel;
import dev.sipregistration.mockserver.internal.admin.generated.DepositModel;
import dev.sipregistration.mockserver.internal.admin.generated.LimitsModel;
import dev.sipregistration.mockserver.internal.admin.generated.MoneyModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewAccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewServiceAccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.OpenedAccountModel;
import dev.sipregistration.mockserver.internal.admin.model.AccountChangeRequest;
import dev.sipregistration.mockserver.internal.admin.model.AccountRequest;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.Body;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.CredentialsView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.admin.model.Roles;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens accounts, shows them, and changes what they have and may do. */
@Singleton
public final class AccountsResource implements AccountsApi {
  private final WorldStore store;
  private final Accounts accounts;
  private final Keyring keys;
  private final NewAccounts newAccounts;

  @Inject
  AccountsResource(WorldStore store, Keyring keys) {
    this.store = store;
    this.keys = keys;
    accounts = new Accounts(store);
    newAccounts = new NewAccounts(store, keys);
  }

  @Override
  public List<AccountModel> listAccounts() {
    store.catchUp();
    return store.world().accounts().stream().map(StateView::account).toList();
  }

  @Override
  public AccountModel getAccount(Long id) {
    return StateView.account(accounts.find(id));
  }

  @Responds201
  @Override
  public OpenedAccountModel openAccount(@Nullable NewAccountModel body) {
    AccountRequest wanted =
        AccountRequest.read(Body.required(body, "{\"account_name\": \"acme\"}"));
    try {
      NewAccount opened = wanted.openWith(newAccounts);
      return new OpenedAccountModel()
          .account(StateView.account(opened.account()))
          .credentials(CredentialsView.of(opened.credentials()));
    } catch (AccountExistsException taken) {
      throw ProblemException.conflict(String.valueOf(taken.getMessage()));
    }
  }

  @Override
  public AccountModel changeAccount(Long id, @Nullable AccountChangeModel body) {
    AccountChangeRequest wanted =
        AccountChangeRequest.read(Body.required(body, "{\"active\": false}"));
    AccountId account = new AccountId(id);
    accounts.change(id, control -> control.changeTerms(account, wanted::applyTo));
    return StateView.account(
        accounts.change(id, control -> control.changeOptions(account, wanted::applyTo)));
  }

  @Override
  public LimitsModel limitAccount(Long id, @Nullable LimitsModel body) {
    LimitsModel wanted = Body.required(body, "{\"max_sip_registrations\": 2}");
    Integer registrations = limit("max_sip_registrations", wanted.getMaxSipRegistrations());
    Integer calls = limit("requests_per_second", wanted.getRequestsPerSecond());
    return StateView.limits(
        accounts.change(
            id,
            control ->
                control.changeTerms(
                    new AccountId(id),
                    terms ->
                        terms
                            .withMaxSipRegistrations(registrations)
                            .withRequestsPerSecond(calls))));
  }

  private static @Nullable Integer limit(String name, @Nullable Integer most) {
    if (most != null && most < 0) {
      throw BodyChecks.wrong(name, "0 or greater");
    }
    return most;
  }

  @Responds201
  @Override
  public MoneyModel deposit(Long id, @Nullable DepositModel body) {
    BigDecimal amount = Body.required(body, "{\"amount\": 10}").getAmount();
    if (amount == null) {
      throw BodyChecks.wrong("amount", "there");
    }
    BigDecimal money = BodyChecks.positive("amount", amount);
    return StateView.money(
        accounts.change(id, control -> control.deposit(new AccountId(id), money)).ledger());
  }

  @Responds201
  @Override
  public CredentialsModel addServiceAccount(Long id, @Nullable NewServiceAccountModel body) {
    NewServiceAccountModel wanted = Body.required(body, "{\"roles\": [\"Developer\"]}");
    if (wanted.getRoles() == null) {
      throw BodyChecks.wrong("roles", "there");
    }
    if (keys.issue(new AccountId(id), Roles.read(wanted.getRoles()))
        instanceof Outcome.Accepted<Credentials> issued) {
      return CredentialsView.of(issued.value());
    }
    throw Accounts.notThere(id);
  }
}
