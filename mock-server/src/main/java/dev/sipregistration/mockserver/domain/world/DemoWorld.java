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
 * The world that is served if no other is asked for: account 1 {@code demo} with USD 100.00, two
 * applications, two rules and three users.
 */
public final class DemoWorld {
  /** The only account. */
  public static final AccountId ACCOUNT = new AccountId(1);

  /** The application {@code demo.demo.voximplant.com}. */
  public static final ApplicationId APPLICATION = new ApplicationId(123);

  /** The rule {@code incoming} of {@link #APPLICATION}. */
  public static final RuleId RULE = new RuleId(7890);

  /** The user {@code john} of {@link #APPLICATION}. */
  public static final UserId JOHN = new UserId(12_345);

  /** The user {@code hedy} of {@link #APPLICATION}. */
  public static final UserId HEDY = new UserId(12_346);

  /** The application {@code other.demo.voximplant.com}. */
  public static final ApplicationId OTHER_APPLICATION = new ApplicationId(124);

  /** The rule {@code other} of {@link #OTHER_APPLICATION}. */
  public static final RuleId OTHER_RULE = new RuleId(7891);

  /** The user {@code ada} of {@link #OTHER_APPLICATION}. */
  public static final UserId ADA = new UserId(12_347);

  private DemoWorld() {}

  /**
   * Returns the demo world.
   *
   * @param serviceAccounts the service accounts of {@link #ACCOUNT}, whose keys come from outside
   * @return the world
   * @throws IllegalArgumentException if a key's id is given twice, or one is of another account
   */
  public static World with(Collection<ServiceAccount> serviceAccounts) {
    return World.of(List.of(account(ACCOUNT, "demo").build()), serviceAccounts);
  }

  /**
   * Describes another account with all that the demo account has, under the same ids: they are
   * unique only within an account.
   *
   * @param id the id of the account
   * @param name its name
   * @return a builder that may be changed before it builds
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
