package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vendor's API, brought as far as it goes into the states that interactions start from.
 *
 * <p>Whatever creates a SIP registration is counted before it is sent, and the ones that a state
 * asks for are used again as long as they can be brought back into it, because each costs a month's
 * fee. What this run did not create is neither changed nor deleted.
 */
final class LiveVendor {

  private static final String CREATE = "/platform_api/CreateSipRegistration";
  private static final String BIND = "/platform_api/BindSipRegistration";
  private static final String UPDATE = "/platform_api/UpdateSipRegistration";
  private static final String DELETE = "/platform_api/DeleteSipRegistration";
  private static final String LIST = "/platform_api/GetSipRegistrations";
  private static final String ID = "sip_registration_id";

  /** What the next interaction would still see of an update, for no call removes it. */
  private static final Set<String> LASTING =
      Set.of("sip_username", "proxy", "auth_user", "outbound_proxy");

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
    String path = pact.exchange().path();
    List<Exchange.QueryParameter> sent = withGivenIds(parameters);
    if (path.equals(UPDATE) || path.equals(DELETE)) {
      requireOurs(sent);
    }
    Exchange exchange = send(path, sent, authorization());
    forgetIfChanged(exchange);
    return path.equals(LIST) ? withRowsOfGiven(exchange) : exchange;
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
      case ProviderStates.ROLE_PAYER -> caller = callerWith("payer");
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
    requireDone(BIND, List.of(parameter(ID, id), parameter("bind", "false")));
    if (!state.parameters().isEmpty()) {
      List<Exchange.QueryParameter> binding = new ArrayList<>();
      binding.add(parameter(ID, id));
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
    String id = created.json().path(ID).asText();
    persistentOnes.putIfAbsent(persistent, id);
    return id;
  }

  private Exchange requireDone(String path, List<Exchange.QueryParameter> parameters) {
    Exchange exchange = send(path, parameters, bearer(settings.owner(), Token.GOOD));
    if (!isDone(exchange)) {
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
    String created = exchange.json().path(ID).asText();
    if (creates && !created.isEmpty()) {
      creations++;
      alive.add(created);
    }
    if (path.equals(DELETE) && isDone(exchange)) {
      alive.remove(idIn(parameters));
    }
    return exchange;
  }

  private void delete(String id) {
    send(DELETE, List.of(parameter(ID, id)), bearer(settings.owner(), Token.GOOD));
  }

  /** Keeps what the account has, and this run did not create, from being changed or deleted. */
  private void requireOurs(List<Exchange.QueryParameter> parameters) {
    String id = idIn(parameters);
    if (alive.contains(id)) {
      return;
    }
    Exchange listed = send(LIST, List.of(parameter(ID, id)), bearer(settings.owner(), Token.GOOD));
    JsonNode count = listed.json().path("count");
    if (!count.isInt() || count.intValue() != 0) {
      throw new LiveNotRunException(
          "the account may have a SIP registration " + id + " that was there before");
    }
  }

  /** Makes later interactions start from others than those that are changed for good. */
  private void forgetIfChanged(Exchange exchange) {
    boolean changed =
        exchange.path().equals(DELETE)
            || (exchange.path().equals(UPDATE)
                && exchange.query().stream().anyMatch(sent -> LASTING.contains(sent.name())));
    if (changed && isDone(exchange)) {
      persistentOnes.values().remove(idIn(exchange.query()));
    }
  }

  /** Leaves out the rows of other interactions, which the mock server does not have. */
  private Exchange withRowsOfGiven(Exchange exchange) {
    if (!(exchange.json() instanceof ObjectNode json)
        || !(json.path("result") instanceof ArrayNode rows)) {
      return exchange;
    }
    ArrayNode ours = json.putArray("result");
    rows.forEach(
        row -> {
          if (given.contains(row.path(ID).asText())) {
            ours.add(row);
          }
        });
    return new Exchange(
        exchange.method(),
        exchange.path(),
        exchange.query(),
        exchange.authorization(),
        exchange.status(),
        exchange.contentType(),
        json.toString());
  }

  private static boolean isDone(Exchange exchange) {
    return exchange.json().path("result").asInt() == 1;
  }

  private static String idIn(List<Exchange.QueryParameter> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(ID))
        .map(Exchange.QueryParameter::value)
        .findFirst()
        .orElse("");
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

  /** Translates each part of a list; most values are no lists. */
  private String translated(Exchange.QueryParameter parameter) {
    return Stream.of(parameter.value().split(";", -1))
        .map(part -> translated(parameter.name(), part))
        .collect(Collectors.joining(";"));
  }

  private String translated(String name, String part) {
    String key = name + "." + part;
    String value = settings.names().get(key);
    if (value != null) {
      return value;
    }
    if (DEMO_WORLD.getOrDefault(name, Set.of()).contains(part)) {
      throw new LiveNotRunException("-Dlive.names says nothing of " + key);
    }
    return part;
  }

  /** The registrations of an interaction's states are 1, 2 and so on in a mock server. */
  private List<Exchange.QueryParameter> withGivenIds(List<Exchange.QueryParameter> parameters) {
    return parameters.stream()
        .map(
            parameter -> {
              int number =
                  parameter.value().matches("[1-9]") ? parameter.value().charAt(0) - '0' : 0;
              return parameter.name().equals(ID) && number > 0 && number <= given.size()
                  ? parameter(parameter.name(), given.get(number - 1))
                  : parameter;
            })
        .toList();
  }

  private static Exchange.QueryParameter parameter(String name, String value) {
    return new Exchange.QueryParameter(name, value);
  }
}
