package dev.sipregistration.mockserver.internal.admin.resource;

import static java.util.Objects.requireNonNullElse;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.NewAccounts.NewAccount;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.world.AccountSetup;
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
import dev.sipregistration.mockserver.internal.admin.generated.PriceModel;
import dev.sipregistration.mockserver.internal.admin.model.AccountRequest;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.admin.model.Roles;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import dev.sipregistration.mockserver.internal.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens, shows and changes accounts. */
@Singleton
public final class AccountsResource implements AccountsApi {
  private final WorldStore store;
  private final Accounts accounts;
  private final Keyring keys;
  private final NewAccounts newAccounts;
  private final ServerState state;

  @Inject
  AccountsResource(WorldStore store, Keyring keys, ServerState state) {
    this.store = store;
    this.keys = keys;
    this.state = state;
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
    AccountRequest request =
        AccountRequest.read(BodyChecks.required(body, "{\"account_name\": \"acme\"}"));
    try {
      NewAccount opened = state.inOneWorld(() -> request.openWith(newAccounts));
      return new OpenedAccountModel()
          .account(StateView.account(opened.account()))
          .credentials(credentials(opened.credentials()));
    } catch (IllegalArgumentException existsOrCannotBeLikeTheSeeds) {
      throw ProblemException.conflict(String.valueOf(existsOrCannotBeLikeTheSeeds.getMessage()));
    }
  }

  @Override
  public AccountModel changeAccount(Long id, @Nullable AccountChangeModel body) {
    AccountChangeModel change = BodyChecks.required(body, "{\"active\": false}");
    Duration timeInProgress = check(change);
    PriceList prices = prices(change.getPrice());
    AccountId account = new AccountId(id);
    if (change.getOpeningBalance() != null) {
      openingBalance(id, change.getOpeningBalance());
    }
    accounts.change(
        id, control -> control.changeTerms(account, plan -> changed(plan, change, prices)));
    return StateView.account(
        accounts.change(
            id,
            control ->
                control.changeOptions(
                    account, options -> changed(options, change, timeInProgress))));
  }

  /** Checks a change of an account, and returns its time in progress. */
  private static @Nullable Duration check(AccountChangeModel change) {
    if (change.equals(new AccountChangeModel())) {
      throw ProblemException.badRequest(
          "",
          "Give at least one of active, frozen, credit_limit, time_in_progress,"
              + " persistent_with_user, low_balance, opening_balance and price");
    }
    if (change.getCreditLimit() != null) {
      BodyChecks.notNegative("credit_limit", change.getCreditLimit());
    }
    if (change.getOpeningBalance() != null) {
      BodyChecks.amount("opening_balance", change.getOpeningBalance());
    }
    String iso = change.getTimeInProgress();
    Duration time =
        iso == null
            ? null
            : BodyChecks.time(
                "time_in_progress", iso, Duration.ZERO, AccountOptions.LONGEST_IN_PROGRESS);
    if (change.getLowBalance() != null) {
      BodyChecks.amount("low_balance", change.getLowBalance());
    }
    return time;
  }

  private static @Nullable PriceList prices(@Nullable PriceModel price) {
    if (price == null) {
      return null;
    }
    BigDecimal fee = BodyChecks.present("price/monthly_fee", price.getMonthlyFee());
    BigDecimal rate = BodyChecks.present("price/tax_rate", price.getTaxRate());
    try {
      return new PriceList(fee, rate);
    } catch (IllegalArgumentException outOfRange) {
      throw ProblemException.badRequest("/price", String.valueOf(outOfRange.getMessage()));
    }
  }

  private void openingBalance(long id, BigDecimal amount) {
    boolean replaced =
        new AccountSetup(store)
            .openingBalance(new AccountId(id), amount)
            .orElseThrow(unknown -> Accounts.notThere(id));
    if (!replaced) {
      throw ProblemException.conflict(
          "Account " + id + " has moved money already, so its opening balance stays");
    }
  }

  /** What is absent stays as it is. */
  private static AccountPlan changed(
      AccountPlan plan, AccountChangeModel change, @Nullable PriceList prices) {
    return new AccountPlan(
        requireNonNullElse(change.getActive(), plan.active()),
        requireNonNullElse(change.getFrozen(), plan.frozen()),
        requireNonNullElse(prices, plan.priceList()),
        requireNonNullElse(change.getCreditLimit(), plan.creditLimit()),
        plan.maxSipRegistrations(),
        plan.requestsPerSecond(),
        change.getLowBalance() == null ? plan.lowBalance() : change.getLowBalance());
  }

  private static AccountOptions changed(
      AccountOptions options, AccountChangeModel change, @Nullable Duration timeInProgress) {
    return new AccountOptions(
        requireNonNullElse(timeInProgress, options.timeInProgress()),
        requireNonNullElse(change.getPersistentWithUser(), options.persistentWithUser()));
  }

  @Override
  public LimitsModel limitAccount(Long id, @Nullable LimitsModel body) {
    LimitsModel limits = BodyChecks.required(body, "{\"max_sip_registrations\": 2}");
    Integer registrations = limit("max_sip_registrations", limits.getMaxSipRegistrations());
    Integer calls = limit("requests_per_second", limits.getRequestsPerSecond());
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

  @Override
  public void resetAccount(Long id) {
    state.reset(new AccountId(id)).orElseThrow(unknown -> Accounts.notThere(id));
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
    DepositModel deposit = BodyChecks.required(body, "{\"amount\": 10}");
    BigDecimal money =
        BodyChecks.positive("amount", BodyChecks.present("amount", deposit.getAmount()));
    return StateView.money(
        accounts.change(id, control -> control.deposit(new AccountId(id), money)).ledger());
  }

  @Responds201
  @Override
  public CredentialsModel addServiceAccount(Long id, @Nullable NewServiceAccountModel body) {
    NewServiceAccountModel request = BodyChecks.required(body, "{\"roles\": [\"Developer\"]}");
    Set<Role> roles = Roles.read(BodyChecks.present("roles", request.getRoles()));
    return keys.issue(new AccountId(id), roles)
        .map(AccountsResource::credentials)
        .orElseThrow(unknown -> Accounts.notThere(id));
  }

  /** Shows credentials in the vendor's format, with the private key. */
  private static CredentialsModel credentials(Credentials credentials) {
    return new CredentialsModel()
        .accountEmail(credentials.accountEmail())
        .accountId(credentials.accountId().value())
        .keyId(credentials.keyId().value())
        .privateKey(credentials.privateKeyPem());
  }
}
