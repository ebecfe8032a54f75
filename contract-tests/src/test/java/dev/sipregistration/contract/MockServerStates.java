package dev.sipregistration.contract;

import au.com.dius.pact.provider.junitsupport.State;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings a real mock server into the states that interactions start from, and knows who calls then.
 * One object is for one interaction.
 */
public final class MockServerStates {

  private static final Object[] NOTHING = {};
  private static final Map<String, Method> BY_NAME = methods();

  private final ServerUnderTest server;
  private final AdminCalls admin;
  private String caller = "owner";
  private Token token = Token.GOOD;
  private Function<Operation, String> address = Operation::path;

  /** Resets the server, so that only what is asked for is there. */
  MockServerStates(ServerUnderTest server) {
    this.server = server;
    this.admin = new AdminCalls(server.baseUri());
    admin.reset();
  }

  /** Returns the names of all states. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** Brings the server into a state of this name, without parameters. */
  void bringAbout(String state) {
    bringAbout(state, Map.of());
  }

  /** Brings the server into a state of this name. */
  void bringAbout(String state, Map<String, Object> parameters) {
    Method method = BY_NAME.get(state);
    if (method == null) {
      throw new IllegalArgumentException("There is no state " + state);
    }
    try {
      method.invoke(this, method.getParameterCount() == 0 ? NOTHING : new Object[] {parameters});
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
    return token.of(server.credentials(caller), Instant.now()).map(signed -> "Bearer " + signed);
  }

  /** Returns the path that the caller sends a call to. */
  String addressOf(Operation operation) {
    return address.apply(operation);
  }

  @State(ProviderStates.CALL_WITHOUT_ITS_NAME)
  public void callWithoutItsName() {
    address = operation -> operation.path().replace("/" + operation.name(), "");
  }

  @State(ProviderStates.CALL_BY_UNKNOWN_NAME)
  public void callByUnknownName() {
    address = operation -> operation.path().replace(operation.name(), "EraseSipRegistration");
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

  @State(ProviderStates.ROLE_PAYER)
  public void rolePayer() {
    caller = "payer";
  }

  @State(ProviderStates.BEGINNING_OF_2026)
  public void beginningOf2026(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.BEGINNING_OF_2026, parameters);
  }

  @State(ProviderStates.NO_MONEY)
  public void noMoney(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.NO_MONEY, parameters);
  }

  @State(ProviderStates.INACTIVE_ACCOUNT)
  public void inactiveAccount(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.INACTIVE_ACCOUNT, parameters);
  }

  @State(ProviderStates.NO_MORE_SIP_REGISTRATIONS)
  public void noMoreSipRegistrations(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.NO_MORE_SIP_REGISTRATIONS, parameters);
  }

  @State(ProviderStates.NO_MORE_CALLS)
  public void noMoreCalls(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.NO_MORE_CALLS, parameters);
  }

  @State(ProviderStates.PERSISTENT_WITH_USER_REFUSED)
  public void persistentWithUserRefused(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.PERSISTENT_WITH_USER_REFUSED, parameters);
  }

  @State(ProviderStates.SIP_REGISTRATION)
  public void sipRegistration(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.SIP_REGISTRATION, parameters);
  }

  @State(ProviderStates.NON_PERSISTENT_SIP_REGISTRATION)
  public void nonPersistentSipRegistration(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.NON_PERSISTENT_SIP_REGISTRATION, parameters);
  }

  @State(ProviderStates.SIP_REGISTRATION_WITH_RULE)
  public void sipRegistrationWithRule(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.SIP_REGISTRATION_WITH_RULE, parameters);
  }

  @State(ProviderStates.SIP_REGISTRATION_WITH_USER)
  public void sipRegistrationWithUser(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.SIP_REGISTRATION_WITH_USER, parameters);
  }

  @State(ProviderStates.FAILED_SIP_REGISTRATION)
  public void failedSipRegistration(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.FAILED_SIP_REGISTRATION, parameters);
  }

  @State(ProviderStates.SIP_REGISTRATION_IN_PROGRESS)
  public void sipRegistrationInProgress(Map<String, Object> parameters) {
    admin.bringAbout(ProviderStates.SIP_REGISTRATION_IN_PROGRESS, parameters);
  }
}
