package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.ApplicationName;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarAnswers;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes an account before it exists. Whatever does not fit together (an id given twice, a rule
 * of no application) is refused with {@link IllegalArgumentException} where it is said.
 *
 * <p>Mutable and for one thread.
 */
public final class AccountBuilder {
  private final AccountId id;
  private final String name;
  private String email;
  private String currency = "USD";
  private @Nullable AccountId parent;
  private @Nullable Secret apiKey;
  private @Nullable Callbacks callbacks;
  private AccountPlan terms = AccountPlan.of(new PriceList(BigDecimal.ZERO, BigDecimal.ZERO));
  private AccountOptions options = AccountOptions.DEFAULT;
  private BigDecimal openingBalance = BigDecimal.ZERO;
  private Directory directory = Directory.empty();

  AccountBuilder(AccountId id, String name) {
    this.id = id;
    this.name = name;
    this.email = name + "@example.com";
  }

  /**
   * Takes the owner's address; without it, the account's name at {@code example.com}.
   *
   * @param newEmail the address
   * @return this builder
   */
  public AccountBuilder email(String newEmail) {
    email = newEmail;
    return this;
  }

  /**
   * Takes the currency; without it, {@code USD}.
   *
   * @param newCurrency the code
   * @return this builder
   */
  public AccountBuilder currency(String newCurrency) {
    currency = newCurrency;
    return this;
  }

  /**
   * Takes the account whose keys may act for this one.
   *
   * @param newParent the parent, or null for none
   * @return this builder
   */
  public AccountBuilder parent(@Nullable AccountId newParent) {
    parent = newParent;
    return this;
  }

  /**
   * Takes the key of the deprecated way to authenticate.
   *
   * @param newApiKey the key, or null for none
   * @return this builder
   */
  public AccountBuilder apiKey(@Nullable Secret newApiKey) {
    apiKey = newApiKey;
    return this;
  }

  /**
   * Takes where the owner is told of events.
   *
   * @param url where to POST to
   * @param salt what goes into the hash of each callback, or null for none
   * @return this builder
   */
  public AccountBuilder callbacks(URI url, @Nullable Secret salt) {
    callbacks = new Callbacks(url, salt);
    return this;
  }

  /**
   * Changes the terms; without it, an active account for which everything is free.
   *
   * @param change what to change
   * @return this builder
   */
  public AccountBuilder terms(UnaryOperator<AccountPlan> change) {
    terms = change.apply(terms);
    return this;
  }

  /**
   * Takes the options; without it, the default ones.
   *
   * @param newOptions the options
   * @return this builder
   */
  public AccountBuilder options(AccountOptions newOptions) {
    options = newOptions;
    return this;
  }

  /**
   * Takes the money the account has from the beginning; without it, none.
   *
   * @param amount the money, which may be negative
   * @return this builder
   */
  public AccountBuilder openingBalance(BigDecimal amount) {
    openingBalance = Amounts.require(amount);
    return this;
  }

  /**
   * Adds an application.
   *
   * @param applicationId its id
   * @param label its full name, or the label before {@code .<account name>.voximplant.com}
   * @return this builder
   * @throws IllegalArgumentException if the account has the id or name already
   */
  public AccountBuilder application(ApplicationId applicationId, String label) {
    ApplicationName named = ApplicationName.of(label, name);
    require(
        directory.application(applicationId).isEmpty()
            && directory.application(named.full()).isEmpty(),
        "application given twice: " + label);
    directory = directory.plus(new Application(applicationId, named.full()), named.label());
    return this;
  }

  /**
   * Adds a rule.
   *
   * @param ruleId its id
   * @param ruleName its name
   * @param applicationId its application, which must have been added before
   * @return this builder
   * @throws IllegalArgumentException if the account has the id, or the application the name,
   *     already, or the account has no such application
   */
  public AccountBuilder rule(RuleId ruleId, String ruleName, ApplicationId applicationId) {
    require(
        directory.rule(ruleId).isEmpty() && directory.rule(applicationId, ruleName).isEmpty(),
        "rule given twice: " + ruleName);
    requireApplication(applicationId);
    directory = directory.plus(new Rule(ruleId, ruleName, applicationId));
    return this;
  }

  /**
   * Adds a user.
   *
   * @param userId its id
   * @param userName its name
   * @param applicationId its application, which must have been added before
   * @param loggedIn whether the user is logged in
   * @return this builder
   * @throws IllegalArgumentException if the account has the id, or the application the name,
   *     already, or the account has no such application
   */
  public AccountBuilder user(
      UserId userId, String userName, ApplicationId applicationId, boolean loggedIn) {
    require(
        directory.user(userId).isEmpty() && directory.user(applicationId, userName).isEmpty(),
        "user given twice: " + userName);
    requireApplication(applicationId);
    directory = directory.plus(new User(userId, userName, applicationId, loggedIn));
    return this;
  }

  /**
   * Makes the account.
   *
   * @return a new account
   */
  public Account build() {
    return new Account(
        new AccountProfile(id, name, email, currency, parent, apiKey, callbacks),
        terms,
        options,
        directory,
        SipRegistrationIndex.empty(),
        RegistrarAnswers.none(),
        Ledger.openedWith(openingBalance),
        Outbox.empty(),
        RateWindow.none());
  }

  private void requireApplication(ApplicationId applicationId) {
    require(
        directory.application(applicationId).isPresent(), "no such application: " + applicationId);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
