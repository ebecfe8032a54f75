package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The vendor's API, brought as far as it goes into the states that interactions start from.
 *
 * <p>Whatever creates a SIP registration is counted before it is sent, and the ones that a state
 * asks for are used again, because each costs a month's fee.
 */
final class LiveVendor {

  private static final String CREATE = "/platform_api/CreateSipRegistration";
  private static final String BIND = "/platform_api/BindSipRegistration";
  private static final String DELETE = "/platform_api/DeleteSipRegistration";

  /** What the demo world has, and the vendor's account has under other ids and names. */
  private static final Map<String, Set<String>> DEMO_WORLD =
      Map.of(
          "application_id", Set.of("123", "124"),
          "application_name", Set.of("demo.demo.voximplant.com", "other.demo.voximplant.com"),
          "rule_id", Set.of("7890", "7891"),
          "rule_name", Set.of("incoming", "other"),
          "user_id", Set.of("12345", "12346", "12347"),
          "user_name", Set.of("john", "hedy", "ada"));

  private final LiveSettings settings;
  private final PlatformCalls calls;
  private final Map<Boolean, String> persistentOnes = new HashMap<>();
  private final Set<String> alive = new TreeSet<>();
  private int creations;

  // What the interaction at hand starts from.
  private final List<String> given = new ArrayList<>();
  private Credentials caller;
  private Token token = Token.GOOD;

  LiveVendor(LiveSettings settings) {
    this.settings = settings;
    this.calls = new PlatformCalls(settings.vendor());
    this.caller = settings.owner();
  }

  /**
   * Sends an interaction's request.
   *
   * @throws LiveNotRunException if it cannot be sent, or nothing is answered
   */
  Exchange play(PactFile.Pact pact) {
    given.clear();
    caller = settings.owner();
    token = Token.GOOD;
    List<Exchange.QueryParameter> parameters = translated(pact.exchange().query());
    pact.states().forEach(this::bringAbout);
    return send(pact.exchange().path(), withGivenIds(parameters), authorization());
  }

  /** Deletes what was created, and returns the ids of what could not be deleted. */
  Set<String> cleanUp() {
    for (String id : List.copyOf(alive)) {
      try {
        delete(id);
      } catch (LiveNotRunException e) {
        // It stays among those that are told.
      }
    }
    return alive;
  }

  int creations() {
    return creations;
  }

  private void bringAbout(PactFile.State state) {
    switch (state.name()) {
      case ProviderStates.NO_TOKEN -> token = Token.NONE;
      case ProviderStates.MALFORMED_TOKEN -> token = Token.MALFORMED;
      case ProviderStates.TOKEN_SIGNED_BY_STRANGER -> token = Token.SIGNED_BY_STRANGER;
      case ProviderStates.TOKEN_OF_UNKNOWN_KEY -> token = Token.OF_UNKNOWN_KEY;
      case ProviderStates.TOKEN_THAT_LIVES_TOO_LONG -> token = Token.LIVES_TOO_LONG;
      case ProviderStates.TOKEN_FROM_THE_FUTURE -> token = Token.FROM_THE_FUTURE;
      case ProviderStates.EXPIRED_TOKEN -> token = Token.EXPIRED;
      case ProviderStates.ROLE_DEVELOPER -> caller = callerWith("developer");
      case ProviderStates.ROLE_ACCOUNTANT -> caller = callerWith("accountant");
      case ProviderStates.SIP_REGISTRATION, ProviderStates.SIP_REGISTRATION_WITH_RULE ->
          sipRegistration(true, state);
      case ProviderStates.NON_PERSISTENT_SIP_REGISTRATION,
          ProviderStates.SIP_REGISTRATION_WITH_USER ->
          sipRegistration(false, state);
      default ->
          throw new LiveNotRunException(
              "the vendor cannot be brought into the state \"" + state.name() + "\" by calls");
    }
  }

  private Credentials callerWith(String role) {
    return settings
        .caller(role)
        .orElseThrow(() -> new LiveNotRunException("-Dlive.credentials." + role + " is missing"));
  }

  private void sipRegistration(boolean persistent, PactFile.State state) {
    String id = unused(persistent);
    given.add(id);
    requireDone(BIND, List.of(parameter("sip_registration_id", id), parameter("bind", "false")));
    if (!state.parameters().isEmpty()) {
      List<Exchange.QueryParameter> binding = new ArrayList<>();
      binding.add(parameter("sip_registration_id", id));
      state.parameters().forEach((name, value) -> binding.add(parameter(name, value.toString())));
      requireDone(BIND, translated(binding));
    }
  }

  /** Returns one that no state of this interaction has taken yet. */
  private String unused(boolean persistent) {
    String known = persistentOnes.get(persistent);
    if (known != null && !given.contains(known)) {
      return known;
    }
    Exchange created =
        requireDone(
            CREATE,
            translated(
                List.of(
                    parameter("sip_username", "alice"),
                    parameter("proxy", "sip.example.org"),
                    parameter("is_persistent", String.valueOf(persistent)))));
    String id = created.json().path("sip_registration_id").asText();
    persistentOnes.putIfAbsent(persistent, id);
    return id;
  }

  private Exchange requireDone(String path, List<Exchange.QueryParameter> parameters) {
    Exchange exchange = send(path, parameters, bearer(settings.owner(), Token.GOOD));
    if (exchange.json().path("result").asInt() != 1) {
      throw new LiveNotRunException(
          "a state could not be brought about: " + path + " was answered " + exchange.body());
    }
    return exchange;
  }

  private Exchange send(
      String path, List<Exchange.QueryParameter> parameters, Optional<String> authorization) {
    boolean creates = path.equals(CREATE);
    if (creates && creations >= settings.maxCreations()) {
      throw new LiveNotRunException(
          "it may cost a fee, and -Dlive.max-creations=%d are spent"
              .formatted(settings.maxCreations()));
    }
    Exchange exchange;
    try {
      exchange = calls.sendAnywhere(path, parameters, authorization);
    } catch (UncheckedIOException e) {
      // The response is lost, which says nothing about the money.
      creations += creates ? 1 : 0;
      throw new LiveNotRunException("no answer: " + e.getCause().getClass().getSimpleName());
    }
    String created = exchange.json().path("sip_registration_id").asText();
    if (creates && !created.isEmpty()) {
      creations++;
      alive.add(created);
    }
    return exchange;
  }

  private void delete(String id) {
    Exchange deleted =
        send(
            DELETE,
            List.of(parameter("sip_registration_id", id)),
            bearer(settings.owner(), Token.GOOD));
    if (deleted.json().path("result").asInt() == 1) {
      alive.remove(id);
    }
  }

  private Optional<String> authorization() {
    return bearer(caller, token);
  }

  private static Optional<String> bearer(Credentials caller, Token token) {
    return token.of(caller, Instant.now()).map(signed -> "Bearer " + signed);
  }

  /** Puts what the vendor's account has in the place of what the demo world has. */
  private List<Exchange.QueryParameter> translated(List<Exchange.QueryParameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter(parameter.name(), translated(parameter)))
        .toList();
  }

  private String translated(Exchange.QueryParameter parameter) {
    String key = parameter.name() + "." + parameter.value();
    String value = settings.names().get(key);
    if (value != null) {
      return value;
    }
    if (DEMO_WORLD.getOrDefault(parameter.name(), Set.of()).contains(parameter.value())) {
      throw new LiveNotRunException("-Dlive.names says nothing of " + key);
    }
    return parameter.value();
  }

  /** The registrations of an interaction's states are 1, 2 and so on in a mock server. */
  private List<Exchange.QueryParameter> withGivenIds(List<Exchange.QueryParameter> parameters) {
    return parameters.stream()
        .map(
            parameter -> {
              int number =
                  parameter.value().matches("[1-9]") ? parameter.value().charAt(0) - '0' : 0;
              return parameter.name().equals("sip_registration_id")
                      && number > 0
                      && number <= given.size()
                  ? parameter(parameter.name(), given.get(number - 1))
                  : parameter;
            })
        .toList();
  }

  private static Exchange.QueryParameter parameter(String name, String value) {
    return new Exchange.QueryParameter(name, value);
  }
}
