package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.RefusalText;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.Times;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An account of a server in this process.
 *
 * @param server its server
 * @param id its id
 */
record LocalAccount(MockServer server, AccountId id) implements AccountPort {

  @Override
  public URI baseUri() {
    return server.baseUri();
  }

  @Override
  public MockClock clock() {
    return server.clock();
  }

  @Override
  public Instant systemTime() {
    return server.systemTime();
  }

  @Override
  public Credentials newServiceAccount(Set<Role> roles) {
    return server.newServiceAccount(id, roles.toArray(Role[]::new));
  }

  @Override
  public Optional<Account> find() {
    return server.find(id);
  }

  @Override
  public ApplicationId application(String name) {
    return valueOf(server.setup().application(id, name), Map.of()).id();
  }

  @Override
  public RuleId rule(ApplicationId application, String name) {
    return valueOf(
            server.setup().rule(id, application, name),
            Map.of(Parameter.APPLICATION_ID, application))
        .id();
  }

  @Override
  public User user(ApplicationId application, String name) {
    return valueOf(
        server.setup().user(id, application, name), Map.of(Parameter.APPLICATION_ID, application));
  }

  @Override
  public boolean openingBalance(BigDecimal amount) {
    return valueOf(server.setup().openingBalance(id, amount), Map.of());
  }

  @Override
  public void changePlan(UnaryOperator<AccountPlan> change) {
    require(server.control().changeTerms(id, change), Map.of());
  }

  @Override
  public void changeOptions(UnaryOperator<AccountOptions> change) {
    require(server.control().changeOptions(id, change), Map.of());
  }

  @Override
  public void deposit(BigDecimal amount) {
    require(server.control().deposit(id, amount), Map.of());
  }

  @Override
  public void login(UserId user) {
    require(server.control().login(id, user), Map.of(Parameter.USER_ID, user));
  }

  @Override
  public void logoff(UserId user) {
    require(server.control().logoff(id, user), Map.of(Parameter.USER_ID, user));
  }

  @Override
  public void arrange(RegistrarSubject subject, RegistrarOutcome outcome) {
    require(server.control().arrange(id, subject, outcome), values(subject));
  }

  @Override
  public void disarrange(RegistrarSubject subject) {
    require(server.control().disarrange(id, subject), values(subject));
  }

  private static Map<Parameter, ?> values(RegistrarSubject subject) {
    return subject.fold(
        registration -> Map.of(Parameter.SIP_REGISTRATION_ID, registration),
        user -> Map.of(Parameter.USER_ID, user),
        proxy -> Map.of(Parameter.PROXY, proxy));
  }

  @Override
  public void addFault(Fault fault) {
    server.faults().add(fault.forAccount(id));
  }

  @Override
  public void reset() {
    require(server.reset(id), Map.of());
  }

  @Override
  public List<RecordedCall> calls(CallQuery query) {
    return server.journal().calls(query.account(id));
  }

  @Override
  public List<RecordedCall> verify(CallQuery query, Times times) {
    return server.journal().check(id, query, times).orThrow();
  }

  @Override
  public List<ReceivedCallback> callbacks(CallbackQuery query) {
    return server.receivedCallbacks().find(query.account(id));
  }

  @Override
  public List<ReceivedCallback> verify(CallbackQuery query, Times times) {
    return server.receivedCallbacks().verify(id, query, times);
  }

  private void require(Outcome<?> outcome, Map<Parameter, ?> values) {
    var unused = valueOf(outcome, values);
  }

  /** Returns what was done; a refusal names the values that the change is about. */
  private <T> T valueOf(Outcome<T> outcome, Map<Parameter, ?> values) {
    return outcome.orElseThrow(
        refusals ->
            new IllegalStateException(
                find().isEmpty()
                    ? MockAccount.gone(id)
                    : new RefusalText(id, values).of(refusals)));
  }
}
