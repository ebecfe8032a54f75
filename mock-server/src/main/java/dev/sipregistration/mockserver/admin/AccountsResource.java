package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Account;
import dev.sipregistration.mockserver.admin.generated.AccountChange;
import dev.sipregistration.mockserver.admin.generated.AccountsApi;
import dev.sipregistration.mockserver.admin.generated.Credentials;
import dev.sipregistration.mockserver.admin.generated.Deposit;
import dev.sipregistration.mockserver.admin.generated.Limits;
import dev.sipregistration.mockserver.admin.generated.Money;
import dev.sipregistration.mockserver.admin.generated.NewServiceAccount;
import dev.sipregistration.mockserver.admin.generated.OpenedAccount;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.auth.NewAccount;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.WorldStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens accounts, shows them, and changes what they have and may do. */
@Singleton
final class AccountsResource implements AccountsApi {
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
  public List<Account> listAccounts() {
    store.catchUp();
    return store.world().accounts().stream().map(StateView::account).toList();
  }

  @Override
  public Account getAccount(Long id) {
    return StateView.account(accounts.find(id));
  }

  @Created
  @Override
  public OpenedAccount openAccount(
      dev.sipregistration.mockserver.admin.generated.@Nullable NewAccount body) {
    WantedAccount wanted = WantedAccount.read(Body.required(body, "{\"account_name\": \"acme\"}"));
    NewAccount made = wanted.openWith(newAccounts);
    if (made instanceof NewAccount.Opened opened) {
      return new OpenedAccount()
          .account(StateView.account(opened.account()))
          .credentials(CredentialsView.of(opened.credentials()));
    }
    throw ProblemException.conflict(
        ((NewAccount.Taken) made).nameOrEmail() + " is taken by another account");
  }

  @Override
  public Account changeAccount(Long id, @Nullable AccountChange body) {
    WantedChange wanted = WantedChange.read(Body.required(body, "{\"active\": false}"));
    AccountId account = new AccountId(id);
    accounts.change(id, control -> control.changeTerms(account, wanted::applyTo));
    return StateView.account(
        accounts.change(id, control -> control.changeOptions(account, wanted::applyTo)));
  }

  @Override
  public Limits limitAccount(Long id, @Nullable Limits body) {
    Limits wanted = Body.required(body, "{\"max_sip_registrations\": 2}");
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
      throw Fields.wrong(name, "0 or greater");
    }
    return most;
  }

  @Created
  @Override
  public Money deposit(Long id, @Nullable Deposit body) {
    BigDecimal amount = Body.required(body, "{\"amount\": 10}").getAmount();
    if (amount == null) {
      throw Fields.wrong("amount", "there");
    }
    BigDecimal money = Fields.positive("amount", amount);
    return StateView.money(
        accounts.change(id, control -> control.deposit(new AccountId(id), money)).ledger());
  }

  @Created
  @Override
  public Credentials addServiceAccount(Long id, @Nullable NewServiceAccount body) {
    NewServiceAccount wanted = Body.required(body, "{\"roles\": [\"Developer\"]}");
    if (wanted.getRoles() == null) {
      throw Fields.wrong("roles", "there");
    }
    if (keys.issue(new AccountId(id), Roles.read(wanted.getRoles()))
        instanceof Outcome.Accepted<dev.sipregistration.mockserver.auth.Credentials> issued) {
      return CredentialsView.of(issued.value());
    }
    throw Accounts.notThere(id);
  }
}
