package dev.sipregistration.mockserver.domain.world;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.PriceList;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * The default world: account 1 {@code demo} with USD 100.00, two applications, two rules and three
 * users.
 */
public final class DemoWorld {
  public static final AccountId ACCOUNT = new AccountId(1);
  public static final ApplicationId APPLICATION = new ApplicationId(123);
  public static final RuleId RULE = new RuleId(7890);
  public static final UserId JOHN = new UserId(12_345);
  public static final UserId HEDY = new UserId(12_346);
  public static final ApplicationId OTHER_APPLICATION = new ApplicationId(124);
  public static final RuleId OTHER_RULE = new RuleId(7891);
  public static final UserId ADA = new UserId(12_347);

  private DemoWorld() {}

  /**
   * Returns the demo world with service accounts of {@link #ACCOUNT}.
   *
   * @throws IllegalArgumentException if two have the same key id, or one is of another account
   */
  public static World with(Collection<ServiceAccount> serviceAccounts) {
    return World.of(List.of(account(ACCOUNT, "demo").build()), serviceAccounts);
  }

  /**
   * Describes an account with all that the demo account has, under the same ids, which are unique
   * only within an account.
   */
  public static AccountBuilder account(AccountId id, String name) {
    PriceList prices = new PriceList(new BigDecimal("1.00"), new BigDecimal("0.20"));
    return Account.named(id, name)
        .terms(terms -> terms.withPriceList(prices))
        .openingBalance(new BigDecimal("100.00"))
        .application(APPLICATION, "demo")
        .rule(RULE, "incoming", APPLICATION)
        .user(JOHN, "john", APPLICATION, false)
        .user(HEDY, "hedy", APPLICATION, false)
        .application(OTHER_APPLICATION, "other")
        .rule(OTHER_RULE, "other", OTHER_APPLICATION)
        .user(ADA, "ada", OTHER_APPLICATION, false);
  }
}
