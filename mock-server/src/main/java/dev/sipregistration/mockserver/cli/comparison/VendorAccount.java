package dev.sipregistration.mockserver.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.auth.Credentials;
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
 * An account at the platform, brought as far as calls can into the states that requests presume.
 *
 * <p>Whatever creates a SIP registration is counted before it is sent, and those that a state asks
 * for are used again as long as they can be brought back into it, because each costs a month's fee.
 * What this run did not create is neither changed nor deleted.
 */
final class VendorAccount {
  private static final String CREATE = "/platform_api/CreateSipRegistration";
  private static final String BIND = "/platform_api/BindSipRegistration";
  private static final String UPDATE = "/platform_api/UpdateSipRegistration";
  private static final String DELETE = "/platform_api/DeleteSipRegistration";
  private static final String LIST = "/platform_api/GetSipRegistrations";
  private static final String ID = "sip_registration_id";

  /** What the next request would still see of an update, for no call removes it. */
  private static final Set<String> LASTING =
      Set.of("sip_username", "proxy", "auth_user", "outbound_proxy");

  /** What the demo world has, and the account has under other ids and names. */
  private static final Map<String, Set<String>> DEMO_WORLD =
      Map.of(
          "application_id", Set.of("123", "124"),
          "application_name", Set.of("demo.demo.voximplant.com", "other.demo.voximplant.com"),
          "rule_id", Set.of("7890", "7891"),
          "rule_name", Set.of("incoming", "other"),
          "user_id", Set.of("12345", "12346", "12347"),
          "user_name", Set.of("john", "hedy", "ada"));

  private final PlatformSender sender;
  private final ComparisonSettings settings;
  private final TokenCache tokens;
  private final Map<Boolean, String> reusable = new HashMap<>();
  private final Set<String> alive = new TreeSet<>();
  private int creations;

  /** What was sent for a request, and the response. */
  record Exchange(List<Map.Entry<String, String>> sent, ComparedResponse response) {}

  VendorAccount(PlatformSender sender, ComparisonSettings settings, TokenCache tokens) {
    this.sender = sender;
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * Sends a request.
   *
   * @throws NotRunException if it cannot be sent, or no response came
   */
  Exchange play(ComparedRequest request) throws InterruptedException {
    Credentials caller = caller(request.role());
    List<Map.Entry<String, String>> parameters = translated(request.parameters());
    List<String> given = bringAbout(request.serverStates());
    List<Map.Entry<String, String>> sent = withIdsOf(given, parameters);
    String path = request.path();
    if (path.equals(UPDATE) || path.equals(DELETE)) {
      requireOurs(sent);
    }
    ComparedResponse response = send(path, tokens.token(request.token(), caller), sent);
    forgetIfChanged(path, sent, response);
    return new Exchange(sent, path.equals(LIST) ? withRowsOf(given, response) : response);
  }

  /** Fails unless the owner may call, before anything that costs money. */
  void requireCaller() throws InterruptedException {
    ComparedResponse response = sendAsOwner(LIST, List.of(Map.entry("count", "1")));
    if (!response.body().has("result")) {
      throw new NotRunException(
          "the platform refuses the owner's credentials: " + response.outcome());
    }
  }

  /** Deletes what was created, and returns the ids of what could not be deleted. */
  Set<String> cleanUp() throws InterruptedException {
    for (String id : List.copyOf(alive)) {
      try {
        sendAsOwner(DELETE, List.of(Map.entry(ID, id)));
      } catch (NotRunException unknown) {
        // The report has it among what is left.
      }
    }
    return alive;
  }

  int creations() {
    return creations;
  }

  private Credentials caller(String role) {
    return role.equals("Owner")
        ? settings.owner()
        : settings
            .caller(role)
            .orElseThrow(() -> new NotRunException("there are no credentials of the role " + role));
  }

  /** Returns the ids of the SIP registrations that the states ask for. */
  private List<String> bringAbout(List<String> states) throws InterruptedException {
    List<String> given = new ArrayList<>();
    for (String state : states) {
      switch (state) {
        case "a SIP registration" -> given.add(unused(true, given));
        case "a non-persistent SIP registration" -> given.add(unused(false, given));
        case "a SIP registration with a rule" -> given.add(bound(true, given, "rule_id", "7890"));
        case "a SIP registration with a user" -> given.add(bound(false, given, "user_id", "12345"));
        // Times are compared by their form alone.
        case "the beginning of 2026" -> {}
        default ->
            throw new NotRunException(
                "no call brings the platform into the state \"" + state + "\"");
      }
    }
    return given;
  }

  private String bound(boolean persistent, List<String> given, String target, String id)
      throws InterruptedException {
    List<Map.Entry<String, String>> binding =
        translated(List.of(Map.entry("application_id", "123"), Map.entry(target, id)));
    String registration = unused(persistent, given);
    requireDone(
        BIND, Stream.concat(Stream.of(Map.entry(ID, registration)), binding.stream()).toList());
    return registration;
  }

  /** Returns one that is bound to nothing, and that no state of this request has taken yet. */
  private String unused(boolean persistent, List<String> given) throws InterruptedException {
    String known = reusable.get(persistent);
    if (known != null && !given.contains(known)) {
      requireDone(BIND, List.of(Map.entry(ID, known), Map.entry("bind", "false")));
      return known;
    }
    String id =
        requireDone(
                CREATE,
                List.of(
                    Map.entry("sip_username", "alice"),
                    Map.entry("proxy", "sip.example.org"),
                    Map.entry("is_persistent", String.valueOf(persistent))))
            .body()
            .path(ID)
            .asText();
    reusable.putIfAbsent(persistent, id);
    return id;
  }

  private ComparedResponse requireDone(String path, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    ComparedResponse response = sendAsOwner(path, parameters);
    if (!response.isDone()) {
      throw new NotRunException(
          "a state could not be brought about: " + path + " ended in " + response.outcome());
    }
    return response;
  }

  private ComparedResponse sendAsOwner(String path, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    return send(path, tokens.token(TokenKind.GOOD, settings.owner()), parameters);
  }

  private ComparedResponse send(
      String path, Optional<String> token, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    boolean creates = path.equals(CREATE);
    if (creates && creations >= settings.mostCreations()) {
      throw new NotRunException(
          "it may cost a fee, and --max-creations=%s are spent"
              .formatted(settings.mostCreations()));
    }
    ComparedResponse response;
    try {
      response = sender.send(path, token, parameters);
    } catch (NotRunException lost) {
      creations += creates && lost.mayBeCarriedOut() ? 1 : 0;
      throw lost;
    }
    String created = response.body().path(ID).asText();
    if (creates && !created.isEmpty()) {
      creations++;
      alive.add(created);
    }
    if (path.equals(DELETE) && response.isDone()) {
      alive.remove(idIn(parameters));
    }
    return response;
  }

  /** Keeps what the account has, and this run did not create, from being changed or deleted. */
  private void requireOurs(List<Map.Entry<String, String>> parameters) throws InterruptedException {
    String id = idIn(parameters);
    if (alive.contains(id)) {
      return;
    }
    JsonNode count = sendAsOwner(LIST, List.of(Map.entry(ID, id))).body().path("count");
    if (!count.isInt() || count.intValue() != 0) {
      throw new NotRunException("it might change a SIP registration that was there before");
    }
  }

  /** Makes later requests start from others than those that are changed for good. */
  private void forgetIfChanged(
      String path, List<Map.Entry<String, String>> sent, ComparedResponse response) {
    boolean changed =
        path.equals(DELETE)
            || (path.equals(UPDATE)
                && sent.stream().anyMatch(parameter -> LASTING.contains(parameter.getKey())));
    if (changed && response.isDone()) {
      reusable.values().remove(idIn(sent));
    }
  }

  /** Leaves out the rows of other requests, which the mock server does not have. */
  private static ComparedResponse withRowsOf(List<String> given, ComparedResponse response) {
    if (!(response.body() instanceof ObjectNode body)
        || !(body.path("result") instanceof ArrayNode rows)) {
      return response;
    }
    ArrayNode ours = body.arrayNode();
    rows.forEach(
        row -> {
          if (given.contains(row.path(ID).asText())) {
            ours.add(row);
          }
        });
    return new ComparedResponse(
        response.status(), response.contentType(), body.deepCopy().set("result", ours));
  }

  private static String idIn(List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.getKey().equals(ID))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Puts what the account has in the place of what the demo world has. */
  private List<Map.Entry<String, String>> translated(List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .map(sent -> Map.entry(sent.getKey(), translated(sent.getKey(), sent.getValue())))
        .toList();
  }

  /** Translates each part of a list; most values are no lists. */
  private String translated(String name, String value) {
    return Stream.of(value.split(";", -1))
        .map(part -> translatedPart(name, part))
        .collect(Collectors.joining(";"));
  }

  private String translatedPart(String name, String part) {
    String key = name + "." + part;
    String value = settings.names().get(key);
    if (value == null && DEMO_WORLD.getOrDefault(name, Set.of()).contains(part)) {
      throw new NotRunException("--names says nothing of " + key);
    }
    return value == null ? part : value;
  }

  /** The SIP registrations of a request's states are 1, 2 and so on in a mock server. */
  private static List<Map.Entry<String, String>> withIdsOf(
      List<String> given, List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .map(
            sent ->
                sent.getKey().equals(ID)
                    ? Map.entry(
                        ID,
                        Stream.of(sent.getValue().split(";", -1))
                            .map(part -> idOf(given, part))
                            .collect(Collectors.joining(";")))
                    : sent)
        .toList();
  }

  private static String idOf(List<String> given, String part) {
    int number = part.matches("[1-9]") ? part.charAt(0) - '0' : 0;
    return number > 0 && number <= given.size() ? given.get(number - 1) : part;
  }
}
