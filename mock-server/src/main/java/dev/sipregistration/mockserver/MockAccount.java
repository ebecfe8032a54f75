package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One account of a mock server, as a test uses it: what to call it with, what it is given, and what
 * has become of it. Nothing crosses accounts, so tests with an account each run beside each other
 * on one server.
 *
 * <p>Safe for use by many threads. Whatever is asked of an account that is gone, because the server
 * was reset, throws {@link IllegalStateException}.
 */
public final class MockAccount {
  private static final Duration LONGEST_TOKEN = Duration.ofHours(1);

  private final MockServer server;
  private final Credentials credentials;

  MockAccount(MockServer server, Credentials credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  /**
   * Returns where the server is, for a client's base URI.
   *
   * @return scheme, host and port, without a path
   */
  public URI baseUri() {
    return server.baseUri();
  }

  /**
   * Returns the account's id.
   *
   * @return the number that tokens have as {@code iss}
   */
  public long id() {
    return accountId().value();
  }

  /**
   * Returns the credentials of the account's owner, or of its first service account if it has no
   * owner.
   *
   * @return what to sign tokens with
   */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Adds a service account with a new key, which takes a moment to make.
   *
   * @param roles what it may do; none means an owner
   * @return its credentials
   */
  public Credentials newServiceAccount(Role... roles) {
    return server.newServiceAccount(accountId(), roles);
  }

  /**
   * Writes the credentials of {@link #credentials()} in the vendor's format to a temporary file,
   * which goes when the JVM ends.
   *
   * @return a new file that only the user of this process may read
   */
  public Path credentialsFile() {
    try {
      Path file = Files.createTempFile("account-" + id() + "-", ".credentials.json");
      file.toFile().deleteOnExit();
      return Files.writeString(file, credentials.toJson());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("No credentials file: " + unwritable.getMessage(), unwritable);
    }
  }

  /**
   * Signs a token that is good for an hour from now, for calls without a client.
   *
   * @return what comes after {@code Authorization: Bearer}
   */
  public String token() {
    return credentials.token(server.systemTime(), LONGEST_TOKEN);
  }

  /**
   * Returns what a program under test wants to know, for frameworks that are configured with
   * properties.
   *
   * @param prefix what each name begins with, such as {@code voximplant}
   * @return {@code <prefix>.base-uri}, {@code .account-id}, {@code .credentials-file} (a new
   *     temporary file), and {@code .application-id} if the account has an application
   */
  public Map<String, String> properties(String prefix) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(prefix + ".base-uri", baseUri().toString());
    properties.put(prefix + ".account-id", String.valueOf(id()));
    properties.put(prefix + ".credentials-file", credentialsFile().toString());
    firstApplication()
        .ifPresent(first -> properties.put(prefix + ".application-id", first.id().toString()));
    return Collections.unmodifiableMap(properties);
  }

  /**
   * Returns the account's first application.
   *
   * @return the lowest {@code application_id}
   * @throws IllegalStateException if it has none
   */
  public long applicationId() {
    return firstApplication()
        .map(first -> first.id().value())
        .orElseThrow(() -> missing("has no application: givenApplication(\"ivr\") makes one"));
  }

  /**
   * Returns the first rule of the account's first application.
   *
   * @return its lowest {@code rule_id}
   * @throws IllegalStateException if it has none
   */
  public long ruleId() {
    ApplicationId application = new ApplicationId(applicationId());
    return state().directory().rules().stream()
        .filter(rule -> rule.applicationId().equals(application))
        .findFirst()
        .map(rule -> rule.id().value())
        .orElseThrow(
            () ->
                missing(
                    "has no rule in application %s: givenRule(\"incoming\") makes one"
                        .formatted(application)));
  }

  /**
   * Sees to it that the account has an application.
   *
   * @param name its full name, or the label before the account's domain
   * @return its {@code application_id}
   */
  public long givenApplication(String name) {
    Application application = valueOf(server.setup().application(accountId(), name));
    return application.id().value();
  }

  /**
   * Sees to it that the account's first application has a rule.
   *
   * @param name the name of the rule
   * @return its {@code rule_id}
   */
  public long givenRule(String name) {
    return givenRule(name, applicationId());
  }

  /**
   * Sees to it that an application has a rule.
   *
   * @param name the name of the rule
   * @param applicationId the application
   * @return its {@code rule_id}
   * @throws IllegalStateException if there is no such application
   */
  public long givenRule(String name, long applicationId) {
    Rule rule = valueOf(server.setup().rule(accountId(), new ApplicationId(applicationId), name));
    return rule.id().value();
  }

  /**
   * Sees to it that the account's first application has a user. One who is new is not logged in.
   *
   * @param name the name of the user
   * @return the user
   */
  public MockUser givenUser(String name) {
    return givenUser(name, applicationId());
  }

  /**
   * Sees to it that an application has a user. One who is new is not logged in.
   *
   * @param name the name of the user
   * @param applicationId the application
   * @return the user
   * @throws IllegalStateException if there is no such application
   */
  public MockUser givenUser(String name, long applicationId) {
    return new MockUser(
        this, valueOf(server.setup().user(accountId(), new ApplicationId(applicationId), name)));
  }

  /**
   * Speaks of the registrar that a {@code proxy} names.
   *
   * @param proxy exactly the text that a registration is created with, in any case of letters
   * @return what it answers is to be said next
   * @throws IllegalArgumentException if it is no proxy
   */
  public MockRegistrar givenRegistrar(String proxy) {
    return new MockRegistrar(this, new RegistrarSubject.OfProxy(SipProxy.of(proxy)));
  }

  /**
   * Speaks of the registrar of one registration.
   *
   * @param sipRegistrationId the registration, which is there already
   * @return what it answers is to be said next
   */
  public MockRegistrar givenRegistrarOf(long sipRegistrationId) {
    return new MockRegistrar(
        this, new RegistrarSubject.OfRegistration(new SipRegistrationId(sipRegistrationId)));
  }

  /**
   * Says what money the account begins with.
   *
   * @param amount a decimal such as {@code "1.20"}, in the account's currency; may be negative
   * @return this account
   * @throws IllegalStateException if money has moved on it already
   */
  public MockAccount givenBalance(String amount) {
    if (!valueOf(server.setup().openingBalance(accountId(), new BigDecimal(amount)))) {
      throw missing(
          "has moved money already, so givenBalance comes too late: say it before the first"
              + " create, or use deposit");
    }
    return this;
  }

  /**
   * Says what each SIP registration that is yet to be created costs.
   *
   * @param monthlyFee the fee per month, a decimal in the account's currency
   * @param taxRate the tax as a fraction of the fee, {@code "0.20"} for 20 per cent
   * @return this account
   */
  public MockAccount givenPrice(String monthlyFee, String taxRate) {
    PriceList prices = new PriceList(new BigDecimal(monthlyFee), new BigDecimal(taxRate));
    return givenTerms(terms -> terms.withPriceList(prices));
  }

  /**
   * Changes what the account may do: activation, credit, limits, prices.
   *
   * @param change what to change; without any other effect, for it may be called more than once
   * @return this account
   */
  public MockAccount givenTerms(UnaryOperator<AccountPlan> change) {
    return change((control, id) -> control.changeTerms(id, change));
  }

  /**
   * Changes what the account does where the vendor's behaviour is unknown or slow.
   *
   * @param change what to change; without any other effect, for it may be called more than once
   * @return this account
   */
  public MockAccount givenOptions(UnaryOperator<AccountOptions> change) {
    return change((control, id) -> control.changeOptions(id, change));
  }

  /**
   * Pays money in. Registrations that were deactivated for want of it are paid first.
   *
   * @param amount a positive decimal, in the account's currency
   * @return this account
   */
  public MockAccount deposit(String amount) {
    return change((control, id) -> control.deposit(id, new BigDecimal(amount)));
  }

  /**
   * Lets the next call of this account go wrong, and only that.
   *
   * @param fault what is to happen, such as {@code Fault.errorCode(127)}; its account and its
   *     number of calls are replaced
   * @return this account
   */
  public MockAccount failNext(Fault fault) {
    return givenFault(fault.times(1));
  }

  /**
   * Lets calls of this account go wrong.
   *
   * @param fault what is to happen, to which method, how often and how probably; its account is
   *     replaced
   * @return this account
   */
  public MockAccount givenFault(Fault fault) {
    server.faults().add(fault.forAccount(accountId()));
    return this;
  }

  /**
   * Returns the account as it is now, with all that is in it. It is a value of its own and changes
   * no more.
   *
   * @return the account at this moment
   */
  public Account state() {
    return server.find(accountId()).orElseThrow(this::gone);
  }

  /**
   * Returns the account's money at this moment, entry by entry.
   *
   * @return the ledger, which changes no more
   */
  public Ledger ledger() {
    return state().ledger();
  }

  /**
   * Returns the account's SIP registrations at this moment.
   *
   * @return all of them, by id
   */
  public List<SipRegistration> registrations() {
    return state().registrations().all();
  }

  /**
   * Returns a SIP registration as it is at this moment.
   *
   * @param sipRegistrationId its id, as the answer to its creation told it
   * @return the registration, which changes no more
   * @throws NoSuchElementException if the account has no such registration; the message tells which
   *     it has
   */
  public SipRegistration registration(long sipRegistrationId) {
    Account now = state();
    return now.registrations()
        .find(new SipRegistrationId(sipRegistrationId))
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "Account %d has no SIP registration %d; it has %s"
                        .formatted(id(), sipRegistrationId, listed(now))));
  }

  /**
   * Returns the calls that were made as this account. One that was not let in, for its token for
   * example, is nobody's: {@link MockServer#journal()} has it.
   *
   * @return those the journal still holds, oldest first, with secrets left out
   */
  public List<RecordedCall> requests() {
    return requests(CallQuery.any());
  }

  /**
   * Returns the calls that were made as this account and fit a query.
   *
   * @param query which calls
   * @return those the journal still holds, oldest first, with secrets left out
   */
  public List<RecordedCall> requests(CallQuery query) {
    return server.journal().calls(query.account(accountId()));
  }

  /**
   * Makes sure that exactly one call of this account fits a query.
   *
   * @param query which call
   * @return the call
   * @throws AssertionError if there is none, or more than one; it names the nearest calls of this
   *     account, and what is different about them
   */
  public RecordedCall verify(CallQuery query) {
    return verify(query, Times.once()).get(0);
  }

  /**
   * Makes sure that so many calls of this account fit a query.
   *
   * @param query which calls
   * @param times how many there should be
   * @return the calls, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest calls of this account,
   *     and what is different about them
   */
  public List<RecordedCall> verify(CallQuery query, Times times) {
    return server.journal().check(accountId(), query, times).orThrow();
  }

  /**
   * Returns the server's clock. It is one for all accounts.
   *
   * @return the clock
   */
  public MockClock clock() {
    return server.clock();
  }

  /**
   * Returns the server that the account lives on.
   *
   * @return the server
   */
  public MockServer server() {
    return server;
  }

  @Override
  public String toString() {
    return "MockAccount[" + id() + " at " + baseUri() + "]";
  }

  MockAccount change(BiFunction<AccountControl, AccountId, Outcome<Account>> change) {
    valueOf(change.apply(server.control(), accountId()));
    return this;
  }

  private AccountId accountId() {
    return credentials.accountId();
  }

  private Optional<Application> firstApplication() {
    return state().directory().applications().stream().findFirst();
  }

  private <T> T valueOf(Outcome<T> outcome) {
    return outcome.orElseThrow(
        refusals -> {
          state();
          return missing("refuses this: " + refusals);
        });
  }

  private IllegalStateException gone() {
    return missing(
        "is gone, because the server was reset after it was opened: open another with"
            + " newAccount()");
  }

  private IllegalStateException missing(String what) {
    return new IllegalStateException("Account " + id() + " " + what);
  }

  private static String listed(Account account) {
    List<String> each =
        account.registrations().all().stream()
            .map(
                one ->
                    "%s (%s at %s)"
                        .formatted(
                            one.id(), one.credentials().sipUsername(), one.credentials().proxy()))
            .toList();
    return each.isEmpty() ? "none" : String.join(", ", each);
  }
}
