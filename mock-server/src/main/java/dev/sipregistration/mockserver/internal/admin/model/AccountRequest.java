package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.NewAccounts.NewAccount;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.internal.admin.generated.NewAccountModel;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request for a new account, checked. */
public record AccountRequest(
    @Nullable String name,
    @Nullable CurrencyCode currency,
    @Nullable BigDecimal balance,
    Set<Role> roles) {
  /** Narrower than an account name of a seed, as the admin contract says: a label of a domain. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final int LONGEST_NAME = 63;

  public static AccountRequest read(NewAccountModel body) {
    String name = body.getAccountName();
    if (name != null) {
      BodyChecks.text(
          "account_name",
          name,
          NAME,
          LONGEST_NAME,
          "1 to 63 of a-z, 0-9 and -, with no - at either end");
    }
    BigDecimal balance = body.getOpeningBalance();
    if (balance != null) {
      BodyChecks.amount("opening_balance", balance);
    }
    return new AccountRequest(
        name,
        body.getCurrency() == null ? null : currency(body.getCurrency()),
        balance,
        body.getRoles() == null ? EnumSet.of(Role.OWNER) : Roles.read(body.getRoles()));
  }

  private static CurrencyCode currency(String text) {
    return CurrencyCode.parse(text)
        .orElseThrow(() -> BodyChecks.wrong("currency", "three capital letters, such as USD"));
  }

  public NewAccount openWith(NewAccounts accounts) {
    return name == null
        ? accounts.open(roles, this::describe)
        : accounts.open(name, roles, this::describe);
  }

  private AccountBuilder describe(AccountBuilder account) {
    if (currency != null) {
      account.currency(currency.value());
    }
    if (balance != null) {
      account.openingBalance(balance);
    }
    return account;
  }
}
