package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.callbacks.ReceivedCallbacks;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.admin.generated.AccountChangeModel;
import dev.sipregistration.mockserver.internal.admin.generated.AccountsApi;
import dev.sipregistration.mockserver.internal.admin.generated.ApplicationModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbacksApi;
import dev.sipregistration.mockserver.internal.admin.generated.DepositModel;
import dev.sipregistration.mockserver.internal.admin.generated.DirectoryApi;
import dev.sipregistration.mockserver.internal.admin.generated.FaultsApi;
import dev.sipregistration.mockserver.internal.admin.generated.JournalApi;
import dev.sipregistration.mockserver.internal.admin.generated.JournalModel;
import dev.sipregistration.mockserver.internal.admin.generated.LimitsModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewApplicationModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewRuleModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewServiceAccountModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewUserModel;
import dev.sipregistration.mockserver.internal.admin.generated.PriceModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReceivedCallbacksModel;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarsApi;
import dev.sipregistration.mockserver.internal.admin.generated.RuleModel;
import dev.sipregistration.mockserver.internal.admin.generated.SeedsApi;
import dev.sipregistration.mockserver.internal.admin.generated.UserModel;
import dev.sipregistration.mockserver.internal.admin.generated.UsersApi;
import dev.sipregistration.mockserver.internal.admin.model.FaultView;
import dev.sipregistration.mockserver.internal.admin.model.RegistrarOutcomes;
import dev.sipregistration.mockserver.internal.admin.model.Roles;
import dev.sipregistration.mockserver.internal.remote.AdminClient;
import dev.sipregistration.mockserver.internal.remote.CredentialsReading;
import dev.sipregistration.mockserver.internal.remote.JournalReading;
import dev.sipregistration.mockserver.internal.remote.RequestRefusedException;
import dev.sipregistration.mockserver.internal.rest.PlatformApi;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.Times;
import dev.sipregistration.mockserver.journal.Verification;
import dev.sipregistration.mockserver.seed.Seed;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An account of a server in another process. What is asked of it is looked up there; queries are
 * carried out here, on all calls of the account.
 *
 * @param client calls the admin API of the server
 * @param id the account's id
 * @param clock the clock of the server
 */
record RemoteAccount(AdminClient client, AccountId id, MockClock clock) implements AccountPort {
  /** All that the admin API allows. */
  private static final int MOST_CALLS = 1_000_000;

  private static final int MOST_CALLBACKS = 10_000;

  /** Has no calls, but refuses names that no operation has. */
  private static final Journal NAMES =
      new Journal(
          0, PlatformApi.queryTargets(new PlatformSettings(false, false, false))::requireNames);

  @Override
  public URI baseUri() {
    return client.server();
  }

  @Override
  public MockServer server() {
    throw new IllegalStateException(
        "Account " + id + " is of a server in another process: use its RemoteMockServer");
  }

  /** Tokens are checked by the system's clock, which two machines on a network share. */
  @Override
  public Instant systemTime() {
    return Instant.now();
  }

  @Override
  public Credentials newServiceAccount(Set<Role> roles) {
    return newServiceAccount(client, id.value(), roles);
  }

  static Credentials newServiceAccount(AdminClient client, long account, Set<Role> roles) {
    NewServiceAccountModel wanted = new NewServiceAccountModel().roles(Roles.write(roles));
    return CredentialsReading.read(
        accepted(() -> client.api(AccountsApi.class).addServiceAccount(account, wanted)));
  }

  /** A seed has all of an account, so nothing else needs a form of its own. */
  @Override
  public Optional<Account> find() {
    String seed;
    try {
      seed = client.api(SeedsApi.class).exportSeed(true, id.value());
    } catch (RequestRefusedException refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw translated(refused);
    }
    return Seed.fromYaml(seed).world().accounts().stream()
        .filter(account -> account.id().equals(id))
        .findFirst();
  }

  @Override
  public ApplicationId application(String name) {
    ApplicationModel given =
        ask(
            () ->
                client
                    .api(DirectoryApi.class)
                    .giveApplication(id.value(), new NewApplicationModel().applicationName(name)));
    return new ApplicationId(given.getApplicationId());
  }

  @Override
  public RuleId rule(ApplicationId application, String name) {
    NewRuleModel wanted = new NewRuleModel().applicationId(application.value()).ruleName(name);
    RuleModel given = ask(() -> client.api(DirectoryApi.class).giveRule(id.value(), wanted));
    return new RuleId(given.getRuleId());
  }

  @Override
  public User user(ApplicationId application, String name) {
    NewUserModel wanted = new NewUserModel().applicationId(application.value()).userName(name);
    UserModel given = ask(() -> client.api(DirectoryApi.class).giveUser(id.value(), wanted));
    return new User(
        new UserId(given.getUserId()), given.getUserName(), application, given.getLoggedIn());
  }

  @Override
  public boolean openingBalance(BigDecimal amount) {
    try {
      change(new AccountChangeModel().openingBalance(amount));
      return true;
    } catch (RequestRefusedException refused) {
      if (refused.status() == 409) {
        return false;
      }
      throw translated(refused);
    }
  }

  private void change(AccountChangeModel change) {
    var unused = client.api(AccountsApi.class).changeAccount(id.value(), change);
  }

  @Override
  public void changePlan(UnaryOperator<AccountPlan> change) {
    AccountPlan before = find().orElseThrow(this::gone).terms();
    AccountPlan after = change.apply(before);
    BigDecimal low = after.lowBalance();
    if (low == null && before.lowBalance() != null) {
      throw new IllegalArgumentException(
          "The low balance of an account in another process can be changed, but not removed");
    }
    ask(
        () -> {
          change(
              new AccountChangeModel()
                  .active(after.active())
                  .frozen(after.frozen())
                  .creditLimit(after.creditLimit())
                  .lowBalance(low)
                  .price(
                      new PriceModel()
                          .monthlyFee(after.priceList().monthlyFee())
                          .taxRate(after.priceList().taxRate())));
          return client
              .api(AccountsApi.class)
              .limitAccount(
                  id.value(),
                  new LimitsModel()
                      .maxSipRegistrations(after.maxSipRegistrations())
                      .requestsPerSecond(after.requestsPerSecond()));
        });
  }

  @Override
  public void changeOptions(UnaryOperator<AccountOptions> change) {
    AccountOptions after = change.apply(find().orElseThrow(this::gone).options());
    tell(
        () ->
            change(
                new AccountChangeModel()
                    .timeInProgress(after.timeInProgress().toString())
                    .persistentWithUser(after.persistentWithUser())));
  }

  @Override
  public void deposit(BigDecimal amount) {
    ask(() -> client.api(AccountsApi.class).deposit(id.value(), new DepositModel().amount(amount)));
  }

  @Override
  public void login(UserId user) {
    ask(() -> client.api(UsersApi.class).login(id.value(), user.value()));
  }

  @Override
  public void logoff(UserId user) {
    ask(() -> client.api(UsersApi.class).logoff(id.value(), user.value()));
  }

  @Override
  public void arrange(RegistrarSubject subject, RegistrarOutcome outcome) {
    try {
      var unused =
          client
              .api(RegistrarsApi.class)
              .arrangeRegistrarOutcome(id.value(), RegistrarOutcomes.of(subject, outcome));
    } catch (RequestRefusedException refused) {
      // Nothing that it can be sent is wrong in itself.
      throw find().isEmpty() ? gone() : new IllegalStateException(refused.getMessage(), refused);
    }
  }

  @Override
  public void disarrange(RegistrarSubject subject) {
    var named = RegistrarOutcomes.of(subject);
    tell(
        () ->
            client
                .api(RegistrarsApi.class)
                .clearRegistrarOutcomes(
                    id.value(), named.getSipRegistrationId(), named.getUserId(), named.getProxy()));
  }

  @Override
  public void addFault(Fault fault) {
    accepted(() -> client.api(FaultsApi.class).addFault(FaultView.of(fault.forAccount(id))));
  }

  @Override
  public void reset() {
    tell(() -> client.api(AccountsApi.class).resetAccount(id.value()));
  }

  @Override
  public List<RecordedCall> calls(CallQuery query) {
    var unused = NAMES.calls(query);
    return calls(journal()).stream().filter(query::fits).toList();
  }

  @Override
  public List<RecordedCall> verify(CallQuery query, Times times) {
    var unused = NAMES.calls(query);
    JournalModel journal = journal();
    return Verification.of(calls(journal), journal.getForgotten(), query, times).orThrow();
  }

  private JournalModel journal() {
    return ask(
        () ->
            client
                .api(JournalApi.class)
                .queryJournal(
                    null, null, null, id.value(), null, null, null, null, null, MOST_CALLS));
  }

  private static List<RecordedCall> calls(JournalModel journal) {
    return journal.getCalls().stream().map(JournalReading::call).toList();
  }

  @Override
  public List<ReceivedCallback> callbacks(CallbackQuery query) {
    return callbacks(received()).stream().filter(query::fits).toList();
  }

  @Override
  public List<ReceivedCallback> verify(CallbackQuery query, Times times) {
    ReceivedCallbacksModel received = received();
    return ReceivedCallbacks.verified(callbacks(received), received.getForgotten(), query, times);
  }

  private ReceivedCallbacksModel received() {
    return ask(
        () ->
            client
                .api(CallbacksApi.class)
                .listReceivedCallbacks(id.value(), null, null, MOST_CALLBACKS));
  }

  private static List<ReceivedCallback> callbacks(ReceivedCallbacksModel received) {
    return received.getCallbacks().stream().map(JournalReading::callback).toList();
  }

  private void tell(Runnable request) {
    this.<@Nullable Object>ask(
        () -> {
          request.run();
          return null;
        });
  }

  /** Asks about the account, which may be gone. */
  private <T extends @Nullable Object> T ask(Supplier<T> request) {
    try {
      return request.get();
    } catch (RequestRefusedException refused) {
      throw refused.status() == 404 && find().isEmpty() ? gone() : translated(refused);
    }
  }

  private IllegalStateException gone() {
    return new IllegalStateException(MockAccount.gone(id));
  }

  /** Makes a request; what is refused is an exception as from a server in this process. */
  static <T extends @Nullable Object> T accepted(Supplier<T> request) {
    try {
      return request.get();
    } catch (RequestRefusedException refused) {
      throw translated(refused);
    }
  }

  private static RuntimeException translated(RequestRefusedException refused) {
    return refused.status() == 400
        ? new IllegalArgumentException(refused.getMessage(), refused)
        : new IllegalStateException(refused.getMessage(), refused);
  }
}
