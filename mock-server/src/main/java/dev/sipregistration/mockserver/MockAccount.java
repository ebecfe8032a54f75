package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.PriceList;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One account of a mock server, for use in a test: its credentials, its setup, its state and its
 * calls. Accounts are independent, so tests with an account each run in parallel on one server.
 *
 * <p>Safe for use by many threads. After a reset of the server has removed the account, methods
 * throw {@link IllegalStateException}.
 */
public final class MockAccount {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final AccountPort port;
  private final Credentials credentials;

  MockAccount(MockServer server, Credentials credentials) {
    this(new LocalAccount(server, credentials.accountId()), credentials);
  }

  MockAccount(AccountPort port, Credentials credentials) {
    this.port = port;
    this.credentials = credentials;
  }

  /** {@return the address of the server, for a client's base URI: scheme, host and port} */
  public URI baseUri() {
    return port.baseUri();
  }

  /** {@return the account's id, the claim {@code iss} of tokens} */
  public long id() {
    return accountId().value();
  }

  /**
   * {@return the credentials of the account's owner, or of its first service account if it has no
   * owner}
   */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Adds a service account with a new key.
   *
   * @param roles its roles; none means an owner
   * @return its credentials
   */
  public Credentials newServiceAccount(Role... roles) {
    return port.newServiceAccount(roles.length == 0 ? Set.of(Role.OWNER) : Set.of(roles));
  }

  /**
   * Writes {@link #credentials()} in the vendor's format to a temporary file, which is deleted when
   * the JVM ends.
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
   * Signs a token that is valid for an hour, for calls without a client.
   *
   * @return the token, for {@code Authorization: Bearer}
   */
  public String token() {
    return credentials.token(port.systemTime(), TOKEN_LIFETIME);
  }

  /**
   * Returns the configuration of a program under test, for frameworks with properties.
   *
   * @param prefix the prefix of each name, such as {@code voximplant}
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
   * Adds an application to the account, if it is not there yet.
   *
   * @param name its full name, or the label before the account's domain
   * @return its {@code application_id}
   */
  public long givenApplication(String name) {
    return port.application(name).value();
  }

  /**
   * Adds a rule to the account's first application, if it is not there yet.
   *
   * @param name the name of the rule
   * @return its {@code rule_id}
   */
  public long givenRule(String name) {
    return givenRule(name, applicationId());
  }

  /**
   * Adds a rule to an application, if it is not there yet.
   *
   * @param name the name of the rule
   * @param applicationId the application
   * @return its {@code rule_id}
   * @throws IllegalStateException if there is no such application
   */
  public long givenRule(String name, long applicationId) {
    return port.rule(new ApplicationId(applicationId), name).value();
  }

  /**
   * Adds a user, not logged in, to the account's first application, if it is not there yet.
   *
   * @param name the name of the user
   * @return the user
   */
  public MockUser givenUser(String name) {
    return givenUser(name, applicationId());
  }

  /**
   * Adds a user, not logged in, to an application, if it is not there yet.
   *
   * @param name the name of the user
   * @param applicationId the application
   * @return the user
   * @throws IllegalStateException if there is no such application
   */
  public MockUser givenUser(String name, long applicationId) {
    return new MockUser(this, port.user(new ApplicationId(applicationId), name));
  }

  /**
   * Returns the registrar of a {@code proxy}, to set its answer.
   *
   * @param proxy the text that a registration is created with, in upper or lower case
   * @return the registrar
   * @throws IllegalArgumentException if it is no proxy
   */
  public MockRegistrar givenRegistrar(String proxy) {
    return new MockRegistrar(this, new RegistrarSubject.OfProxy(SipProxy.of(proxy)));
  }

  /**
   * Returns the registrar of one registration, to set its answer.
   *
   * @param sipRegistrationId an existing registration
   * @return the registrar
   */
  public MockRegistrar givenRegistrarOf(long sipRegistrationId) {
    return new MockRegistrar(
        this, new RegistrarSubject.OfRegistration(new SipRegistrationId(sipRegistrationId)));
  }

  /**
   * Sets the opening balance of the account.
   *
   * @param amount a decimal such as {@code "1.20"}, in the account's currency; may be negative
   * @return this account
   * @throws IllegalStateException if its ledger has entries already
   */
  public MockAccount givenBalance(String amount) {
    if (!port.openingBalance(new BigDecimal(amount))) {
      throw missing(
          "has moved money already, so givenBalance comes too late: say it before the first"
              + " create, or use deposit");
    }
    return this;
  }

  /**
   * Sets the price of each SIP registration that is created from now on.
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
   * Changes the account's plan: activation, credit, limits, prices.
   *
   * @param change the change, without side effects: it may be called more than once
   * @return this account
   */
  public MockAccount givenTerms(UnaryOperator<AccountPlan> change) {
    port.changePlan(change);
    return this;
  }

  /**
   * Changes the account's behaviour where the vendor's is unknown or slow.
   *
   * @param change the change, without side effects: it may be called more than once
   * @return this account
   */
  public MockAccount givenOptions(UnaryOperator<AccountOptions> change) {
    port.changeOptions(change);
    return this;
  }

  /**
   * Deposits money. Registrations that were deactivated for lack of it are paid first.
   *
   * @param amount a positive decimal, in the account's currency
   * @return this account
   */
  public MockAccount deposit(String amount) {
    port.deposit(new BigDecimal(amount));
    return this;
  }

  /**
   * Makes the next call of this account fail, and only that. Where JUnit runs the test, the test
   * fails if there is no such call.
   *
   * @param fault the fault, such as {@code Fault.errorCode(127)}; its account and its number of
   *     calls are replaced
   * @return this account
   */
  public MockAccount failNext(Fault fault) {
    return givenFault(fault.times(1));
  }

  /**
   * Makes calls of this account fail. A fault for a number of calls that meets none of them is as
   * that of {@link #failNext}; one for any number may meet none.
   *
   * @param fault the fault; its account is replaced
   * @return this account
   */
  public MockAccount givenFault(Fault fault) {
    port.addFault(fault);
    return this;
  }

  /**
   * Returns this account to what it was when it was opened, or, if it is one of a seed or a
   * snapshot, when that was loaded, restored or returned to: registrations, ledger, applications,
   * rules, users, registrars, plan and options. Removes its faults, its calls from the journal and
   * its received callbacks, and drops callbacks that wait. Keys of service accounts stay valid, ids
   * go on, and the clock of the server does not move.
   *
   * <p>For an account in a static field, before each test. Calls in progress may still have an
   * effect.
   *
   * @return this account
   */
  public MockAccount reset() {
    port.reset();
    return this;
  }

  /** {@return the present state of the account} */
  public Account state() {
    return port.find().orElseThrow(() -> new IllegalStateException(gone(accountId())));
  }

  /** {@return the present ledger of the account} */
  public Ledger ledger() {
    return state().ledger();
  }

  /** {@return the present SIP registrations of the account, by id} */
  public List<SipRegistration> registrations() {
    return state().registrations().all();
  }

  /**
   * Returns the present state of a SIP registration.
   *
   * @param sipRegistrationId its id, from the response to its creation
   * @return an immutable registration
   * @throws NoSuchElementException if the account has no such registration; the message lists those
   *     that it has
   */
  public SipRegistration registration(long sipRegistrationId) {
    Account now = state();
    return now.registrations()
        .find(new SipRegistrationId(sipRegistrationId))
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "Account %s has no SIP registration %s; it has %s"
                        .formatted(id(), sipRegistrationId, listed(now))));
  }

  /**
   * Returns the calls of this account. Calls that were not authenticated, such as one of a method
   * that does not exist, are among them if their token names this account; all others are in {@link
   * MockServer#journal()}.
   *
   * @return those still in the journal, oldest first, without secrets
   */
  public List<RecordedCall> requests() {
    return requests(CallQuery.any());
  }

  /**
   * Returns the calls of this account that fit a query.
   *
   * @param query which calls
   * @return those still in the journal, oldest first, without secrets
   */
  public List<RecordedCall> requests(CallQuery query) {
    return port.calls(query);
  }

  /**
   * Verifies that exactly one call of this account fits a query.
   *
   * @param query which call
   * @return the call
   * @throws AssertionError if there is none, or more than one; it names the nearest calls of this
   *     account, and their differences
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public RecordedCall verify(CallQuery query) {
    return verify(query, Times.once()).get(0);
  }

  /**
   * Verifies that so many calls of this account fit a query.
   *
   * @param query which calls
   * @param times how many there should be
   * @return the calls, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest calls of this account,
   *     and their differences
   * @throws IllegalArgumentException if there is no such method or parameter
   */
  public List<RecordedCall> verify(CallQuery query, Times times) {
    return port.verify(query, times);
  }

  /**
   * Returns the callbacks of this account that the server has collected itself. One is among them
   * as soon as the call is done, or the time is reached, that has caused it.
   *
   * @return the latest, oldest first
   * @throws IllegalStateException if the server collects none: see {@link
   *     MockServerOptions.Builder#callbackSink}
   */
  public List<ReceivedCallback> callbacks() {
    return callbacks(CallbackQuery.any());
  }

  /**
   * Returns the callbacks of this account that the server has collected itself and that fit a
   * query.
   *
   * @param query which callbacks
   * @return the latest, oldest first
   * @throws IllegalStateException if the server collects none: see {@link
   *     MockServerOptions.Builder#callbackSink}
   */
  public List<ReceivedCallback> callbacks(CallbackQuery query) {
    return port.callbacks(query);
  }

  /**
   * Verifies that exactly one callback of this account fits a query.
   *
   * @param query which callback
   * @return the callback
   * @throws AssertionError if there is none, or more than one; it names the nearest callbacks of
   *     this account, and their differences
   * @throws IllegalStateException if the server collects none: see {@link
   *     MockServerOptions.Builder#callbackSink}
   */
  public ReceivedCallback verify(CallbackQuery query) {
    return verify(query, Times.once()).get(0);
  }

  /**
   * Verifies that so many callbacks of this account fit a query.
   *
   * @param query which callbacks
   * @param times how many there should be
   * @return the callbacks, oldest first
   * @throws AssertionError if there are more or fewer; it names the nearest callbacks of this
   *     account, and their differences
   * @throws IllegalStateException if the server collects none: see {@link
   *     MockServerOptions.Builder#callbackSink}
   */
  public List<ReceivedCallback> verify(CallbackQuery query, Times times) {
    return port.verify(query, times);
  }

  /** {@return the server's clock, one for all accounts} */
  public MockClock clock() {
    return port.clock();
  }

  /**
   * Returns the server of the account.
   *
   * @return the server
   * @throws IllegalStateException if it runs in another process
   */
  public MockServer server() {
    return port.server();
  }

  @Override
  public String toString() {
    return "MockAccount[%s at %s, %s]"
        .formatted(
            id(), baseUri(), port.find().map(now -> now.profile().name().value()).orElse("gone"));
  }

  AccountPort port() {
    return port;
  }

  private AccountId accountId() {
    return credentials.accountId();
  }

  private Optional<Application> firstApplication() {
    return state().directory().applications().stream().findFirst();
  }

  static String gone(AccountId id) {
    return "Account "
        + id
        + " is gone, because the server was reset after it was opened: open another with"
        + " newAccount()";
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
