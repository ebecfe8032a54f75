package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.NewAccount;
import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.internal.admin.generated.NewAccountModel;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account as somebody wants it, checked. */
public record AccountRequest(
    @Nullable String name,
    @Nullable String currency,
    @Nullable BigDecimal balance,
    Set<Role> roles) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
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
    String currency = body.getCurrency();
    if (currency != null) {
      BodyChecks.text("currency", currency, CURRENCY, 3, "three capital letters, such as USD");
    }
    BigDecimal balance = body.getOpeningBalance();
    if (balance != null) {
      BodyChecks.amount("opening_balance", balance);
    }
    return new AccountRequest(
        name,
        currency,
        balance,
        body.getRoles() == null ? EnumSet.of(Role.OWNER) : Roles.read(body.getRoles()));
  }

  public NewAccount openWith(NewAccounts accounts) {
    return name == null
        ? accounts.open(roles, this::describe)
        : accounts.open(name, roles, this::describe);
  }

  private AccountBuilder describe(AccountBuilder account) {
    if (currency != null) {
      account.currency(currency);
    }
    if (balance != null) {
      account.openingBalance(balance);
    }
    return account;
  }
}
