package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junitsupport.State;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.AccountOptions;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a real mock server into the states that interactions start from, and knows who calls then.
 * One object is for one interaction.
 */
public final class MockServerStates {

  private static final Map<String, String> ALICE =
      Map.of("sip_username", "alice", "proxy", "sip.example.org");

  private static final Object[] NOTHING = {};
  private static final Map<String, Method> BY_NAME = methods();

  private final Stage stage;
  private String caller = "owner";
  private Token token = Token.GOOD;

  MockServerStates(Stage stage) {
    this.stage = stage;
  }

  /** Returns the names of all states. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** Brings the server into a state of this name, whatever ids it has then. */
  void bringAbout(String state) {
    Method method = BY_NAME.get(state);
    if (method == null) {
      throw new IllegalArgumentException("There is no state " + state);
    }
    try {
      method.invoke(this, method.getParameterCount() == 0 ? NOTHING : new Object[] {Map.of()});
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Cannot bring about " + state, e);
    }
  }

  private static Map<String, Method> methods() {
    Map<String, Method> methods = new HashMap<>();
    for (Method method : MockServerStates.class.getDeclaredMethods()) {
      State state = method.getAnnotation(State.class);
      if (state != null) {
        methods.put(state.value()[0], method);
      }
    }
    return methods;
  }

  /** Returns what the caller sends as authorization, or nothing. */
  Optional<String> authorization() {
    return bearer(token, stage.credentials(caller));
  }

  @State(ProviderStates.NO_TOKEN)
  public void noToken() {
    token = Token.NONE;
  }

  @State(ProviderStates.MALFORMED_TOKEN)
  public void malformedToken() {
    token = Token.MALFORMED;
  }

  @State(ProviderStates.TOKEN_SIGNED_BY_STRANGER)
  public void tokenSignedByStranger() {
    token = Token.SIGNED_BY_STRANGER;
  }

  @State(ProviderStates.TOKEN_OF_UNKNOWN_KEY)
  public void tokenOfUnknownKey() {
    token = Token.OF_UNKNOWN_KEY;
  }

  @State(ProviderStates.TOKEN_THAT_LIVES_TOO_LONG)
  public void tokenThatLivesTooLong() {
    token = Token.LIVES_TOO_LONG;
  }

  @State(ProviderStates.TOKEN_FROM_THE_FUTURE)
  public void tokenFromTheFuture() {
    token = Token.FROM_THE_FUTURE;
  }

  @State(ProviderStates.EXPIRED_TOKEN)
  public void expiredToken() {
    token = Token.EXPIRED;
  }

  @State(ProviderStates.ROLE_DEVELOPER)
  public void roleDeveloper() {
    caller = "developer";
  }

  @State(ProviderStates.ROLE_ACCOUNTANT)
  public void roleAccountant() {
    caller = "accountant";
  }

  @State(ProviderStates.NO_MONEY)
  public void noMoney() {
    stage.changeAccount(account -> account.openingBalance(BigDecimal.ZERO));
  }

  @State(ProviderStates.INACTIVE_ACCOUNT)
  public void inactiveAccount() {
    stage.changeAccount(account -> account.terms(terms -> terms.withActive(false)));
  }

  @State(ProviderStates.NO_MORE_SIP_REGISTRATIONS)
  public void noMoreSipRegistrations() {
    stage.changeAccount(account -> account.terms(terms -> terms.withMaxSipRegistrations(0)));
  }

  @State(ProviderStates.PERSISTENT_WITH_USER_REFUSED)
  public void persistentWithUserRefused() {
    stage.changeAccount(
        account -> account.options(AccountOptions.DEFAULT.withPersistentWithUser(false)));
  }

  @State(ProviderStates.SIP_REGISTRATION)
  public void sipRegistration(Map<String, Object> parameters) {
    create(parameters, Map.of());
  }

  @State(ProviderStates.NON_PERSISTENT_SIP_REGISTRATION)
  public void nonPersistentSipRegistration(Map<String, Object> parameters) {
    create(parameters, Map.of("is_persistent", "false"));
  }

  @State(ProviderStates.SIP_REGISTRATION_WITH_RULE)
  public void sipRegistrationWithRule(Map<String, Object> parameters) {
    create(parameters, Map.of("application_id", "123", "rule_id", "7890"));
  }

  @State(ProviderStates.SIP_REGISTRATION_WITH_USER)
  public void sipRegistrationWithUser(Map<String, Object> parameters) {
    create(
        parameters, Map.of("is_persistent", "false", "application_id", "123", "user_id", "12345"));
  }

  private void create(Map<String, Object> wanted, Map<String, String> binding) {
    List<Exchange.Parameter> parameters = new ArrayList<>();
    ALICE.forEach((name, value) -> parameters.add(new Exchange.Parameter(name, value)));
    binding.forEach((name, value) -> parameters.add(new Exchange.Parameter(name, value)));
    long id =
        new PlatformCalls(stage.baseUri())
            .create(parameters, bearer(Token.GOOD, stage.credentials("owner")));
    if (wanted.get(ProviderStates.ID) instanceof Number wantedId) {
      assertThat(id).as("the id of the SIP registration").isEqualTo(wantedId.longValue());
    }
  }

  private static Optional<String> bearer(Token token, Credentials caller) {
    return token.of(caller, Instant.now()).map(signed -> "Bearer " + signed);
  }
}
