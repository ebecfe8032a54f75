package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.NewAccounts;
import dev.sipregistration.mockserver.auth.NewAccounts.NewAccount;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.internal.admin.generated.NewAccountModel;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A checked request for an account, and the roles of its service account. */
public record AccountRequest(NewAccountModel body, Set<Role> roles) {
  /** Narrower than an account name of a seed, as the admin contract says: a label of a domain. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public static AccountRequest read(NewAccountModel body) {
    BodyChecks.text(
        "account_name",
        body.getAccountName(),
        NAME,
        "1 to 63 of a-z, 0-9 and -, with no - at either end");
    if (body.getCurrency() != null && CurrencyCode.parse(body.getCurrency()).isEmpty()) {
      throw BodyChecks.wrong("currency", "three capital letters, such as USD");
    }
    if (body.getOpeningBalance() != null) {
      BodyChecks.amount("opening_balance", body.getOpeningBalance());
    }
    return new AccountRequest(
        body, body.getRoles() == null ? EnumSet.of(Role.OWNER) : Roles.read(body.getRoles()));
  }

  public NewAccount openWith(NewAccounts accounts) {
    return body.getAccountName() == null
        ? accounts.open(roles, this::describe)
        : accounts.open(body.getAccountName(), roles, this::describe);
  }

  private AccountBuilder describe(AccountBuilder account) {
    if (body.getCurrency() != null) {
      account.currency(body.getCurrency());
    }
    if (body.getOpeningBalance() != null) {
      account.openingBalance(body.getOpeningBalance());
    }
    return account;
  }
}
