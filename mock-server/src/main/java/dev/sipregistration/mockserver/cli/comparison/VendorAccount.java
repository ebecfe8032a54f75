package dev.sipregistration.mockserver.cli.comparison;

import static dev.sipregistration.mockserver.cli.comparison.PlatformCaller.CREATE;
import static dev.sipregistration.mockserver.cli.comparison.PlatformCaller.DELETE;
import static dev.sipregistration.mockserver.cli.comparison.PlatformCaller.ID;
import static dev.sipregistration.mockserver.cli.comparison.PlatformCaller.LIST;
import static dev.sipregistration.mockserver.cli.comparison.PlatformCaller.idIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.auth.Credentials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account at the platform, brought as far as calls can into the states that requests presume.
 *
 * <p>SIP registrations that a state asks for are used again as long as they can be brought back
 * into it, because each costs a month's fee. What this run did not create is neither changed nor
 * deleted.
 */
final class VendorAccount {
  private static final String BIND = "/platform_api/BindSipRegistration";
  private static final String UPDATE = "/platform_api/UpdateSipRegistration";

  /** What the next request would still see of an update, for no call removes it. */
  private static final Set<String> LASTING =
      Set.of("sip_username", "proxy", "auth_user", "outbound_proxy");

  private final PlatformCaller platform;
  private final ComparisonSettings settings;
  private final TokenCache tokens;
  private final Map<Boolean, String> reusable = new HashMap<>();

  /** What was sent for a request, and the response. */
  record Exchange(List<Map.Entry<String, String>> sent, ComparedResponse response) {}

  VendorAccount(PlatformCaller platform, ComparisonSettings settings, TokenCache tokens) {
    this.platform = platform;
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
    requireOurs(path, sent);
    ComparedResponse response = platform.send(path, tokens.token(request.token(), caller), sent);
    forgetIfChanged(path, sent, response);
    return new Exchange(sent, path.equals(LIST) ? withRowsOf(given, response) : response);
  }

  private Credentials caller(String role) {
    return role.equals("Owner")
        ? settings.owner()
        : settings
            .caller(role)
            .orElseThrow(
                () ->
                    new NotRunException(
                        NotRunCause.ROLE, "there are no credentials of the role " + role));
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
                NotRunCause.STATE, "no call brings the platform into the state \"" + state + "\"");
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
    ComparedResponse response = platform.sendAsOwner(path, parameters);
    if (!response.isDone()) {
      throw new NotRunException(
          NotRunCause.STATE,
          "a state could not be brought about: " + path + " ended in " + response.outcome());
    }
    return response;
  }

  /** Keeps what the account has, and this run did not create, from being changed or deleted. */
  private void requireOurs(String path, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    String id = idIn(parameters);
    if (platform.isAlive(id) || !changes(path, id, parameters)) {
      return;
    }
    JsonNode count = platform.sendAsOwner(LIST, List.of(Map.entry(ID, id))).body().path("count");
    if (!count.isInt() || count.intValue() != 0) {
      throw new NotRunException(
          NotRunCause.FOREIGN, "it might change a SIP registration that was there before");
    }
  }

  /** Users of a binding have been looked at before: they had no SIP registration. */
  private static boolean changes(
      String path, String id, List<Map.Entry<String, String>> parameters) {
    return path.equals(UPDATE)
        || path.equals(DELETE)
        || (path.equals(BIND)
            && (!id.isEmpty()
                || parameters.stream().noneMatch(sent -> sent.getKey().startsWith("user_"))));
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
    String key = DemoNames.key(name, part);
    String value = settings.names().get(key);
    if (value == null && DemoNames.contains(name, part)) {
      throw new NotRunException(NotRunCause.NAMES, "--names says nothing of " + key);
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
