package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Amounts;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarResponses;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.math.BigDecimal;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes an account before it exists. A malformed value, a duplicate id or name, and a rule or
 * user of no application are refused with {@link IllegalArgumentException}.
 *
 * <p>Mutable and for one thread; each method returns this builder.
 */
public final class AccountBuilder {
  private final AccountId id;
  private final AccountName name;
  private String email;
  private CurrencyCode currency = CurrencyCode.USD;
  private @Nullable AccountId parent;
  private @Nullable Secret apiKey;
  private @Nullable Callbacks callbacks;
  private AccountPlan terms = AccountPlan.of(new PriceList(BigDecimal.ZERO, BigDecimal.ZERO));
  private AccountOptions options = AccountOptions.DEFAULT;
  private BigDecimal openingBalance = BigDecimal.ZERO;
  private Directory directory = Directory.empty();
  private RegistrarResponses registrars = RegistrarResponses.none();

  AccountBuilder(AccountId id, String name) {
    this.id = id;
    this.name = new AccountName(name);
    this.email = name + "@example.com";
  }

  /** Applications that are named after the template's account are named after this one. */
  AccountBuilder like(Account template) {
    AccountProfile profile = template.profile();
    currency = profile.currency();
    parent = profile.parent();
    callbacks = profile.callbacks();
    terms = template.terms();
    options = template.options();
    openingBalance = template.ledger().posted();
    for (Application application : template.directory().applications()) {
      directory = directory.plus(application.in(name));
    }
    for (Rule rule : template.directory().rules()) {
      directory = directory.plus(rule);
    }
    for (User user : template.directory().users()) {
      directory = directory.plus(user);
    }
    template
        .registrars()
        .arranged()
        .forEach(
            (subject, outcome) -> {
              if (!(subject instanceof RegistrarSubject.OfRegistration)) {
                registrars = registrars.with(subject, outcome);
              }
            });
    return this;
  }

  /** Sets the owner's address; by default, the account's name at {@code example.com}. */
  public AccountBuilder email(String newEmail) {
    email = newEmail;
    return this;
  }

  /** Sets the currency, three capital letters; by default, {@code USD}. */
  public AccountBuilder currency(String newCurrency) {
    currency = new CurrencyCode(newCurrency);
    return this;
  }

  /** Sets the account whose keys may act for this one; null, the default, for none. */
  public AccountBuilder parent(@Nullable AccountId newParent) {
    parent = newParent;
    return this;
  }

  /** Sets the key of the deprecated way to authenticate; null, the default, for none. */
  public AccountBuilder apiKey(@Nullable Secret newApiKey) {
    apiKey = newApiKey;
    return this;
  }

  /** Sets where callbacks go, and the salt of their hashes; by default, nowhere. */
  public AccountBuilder callbacks(URI url, @Nullable Secret salt) {
    callbacks = new Callbacks(url, salt);
    return this;
  }

  /** Changes the plan; by default, the account is active and everything is free. */
  public AccountBuilder terms(UnaryOperator<AccountPlan> change) {
    terms = change.apply(terms);
    return this;
  }

  /** Sets the options; by default, {@link AccountOptions#DEFAULT}. */
  public AccountBuilder options(AccountOptions newOptions) {
    options = newOptions;
    return this;
  }

  /** Sets the opening balance, which may be negative; by default, zero. */
  public AccountBuilder openingBalance(BigDecimal amount) {
    openingBalance = Amounts.require(amount);
    return this;
  }

  /**
   * Adds an application by its full name, or the label before {@code .<account
   * name>.voximplant.com}.
   */
  public AccountBuilder application(ApplicationId applicationId, String applicationName) {
    directory = directory.plus(Application.of(applicationId, applicationName, name));
    return this;
  }

  /**
   * Adds an application by its full name, or the label before {@code .<account
   * name>.voximplant.com}.
   */
  public AccountBuilder application(long applicationId, String applicationName) {
    return application(new ApplicationId(applicationId), applicationName);
  }

  /** Adds a rule to an application that was added before. */
  public AccountBuilder rule(RuleId ruleId, String ruleName, ApplicationId applicationId) {
    require(
        directory.rule(ruleId).isEmpty() && directory.rule(applicationId, ruleName).isEmpty(),
        "rule given twice: " + ruleName);
    requireApplication(applicationId);
    directory = directory.plus(new Rule(ruleId, ruleName, applicationId));
    return this;
  }

  /** Adds a rule to an application that was added before. */
  public AccountBuilder rule(long ruleId, String ruleName, long applicationId) {
    return rule(new RuleId(ruleId), ruleName, new ApplicationId(applicationId));
  }

  /** Adds a user to an application that was added before. */
  public AccountBuilder user(
      UserId userId, String userName, ApplicationId applicationId, boolean loggedIn) {
    require(
        directory.user(userId).isEmpty() && directory.user(applicationId, userName).isEmpty(),
        "user given twice: " + userName);
    requireApplication(applicationId);
    directory = directory.plus(new User(userId, userName, applicationId, loggedIn));
    return this;
  }

  /** Adds a user to an application that was added before. */
  public AccountBuilder user(long userId, String userName, long applicationId, boolean loggedIn) {
    return user(new UserId(userId), userName, new ApplicationId(applicationId), loggedIn);
  }

  public Account build() {
    return new Account(
        new AccountProfile(id, name, email, currency, parent, apiKey, callbacks),
        terms,
        options,
        directory,
        SipRegistrationIndex.empty(),
        registrars,
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
