package dev.sipregistration.mockserver.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.auth.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is checked of an account, by calls that cost nothing, before anything is created. */
final class Preconditions {
  private static final String BIND = "/platform_api/BindSipRegistration";

  /** What a role that a call needs, and the caller lacks, ends in. */
  private static final Set<Integer> REFUSALS = Set.of(100, 104);

  /** What the name of a call ends in where the path is another than the API's. */
  private static final int UNKNOWN_CALL = 103;

  /** A call that each role is refused, and that is allowed to those it may be taken for. */
  private static final Map<String, String> REFUSED =
      Map.of("Developer", PlatformCaller.CREATE, "Accountant", BIND, "Payer", PlatformCaller.LIST);

  private final PlatformCaller platform;
  private final ComparisonSettings settings;

  Preconditions(PlatformCaller platform, ComparisonSettings settings) {
    this.platform = platform;
    this.settings = settings;
  }

  /**
   * Checks all of them.
   *
   * @throws NotRunException about the first that is not fulfilled
   */
  void require() throws InterruptedException {
    requireOwner();
    for (Map.Entry<String, Credentials> other : new TreeMap<>(settings.others()).entrySet()) {
      requireRole(other.getKey(), other.getValue());
    }
    requireFree("user_id");
    requireFree("user_name");
  }

  private void requireOwner() throws InterruptedException {
    ComparedResponse response =
        platform.sendAsOwner(PlatformCaller.LIST, List.of(Map.entry("count", "1")));
    int code = response.body().at("/error/code").asInt();
    if (code == UNKNOWN_CALL || (code == 0 && !response.body().has("result"))) {
      throw failed(
          "the API's calls are not at this address (%s): --url ends behind the port"
              .formatted(response.outcome()));
    }
    if (!response.body().has("result")) {
      throw failed("the platform refuses the owner's credentials: " + response.outcome());
    }
    ComparedResponse allowed = platform.probe(PlatformCaller.CREATE, settings.owner());
    ComparedResponse alsoAllowed = platform.probe(BIND, settings.owner());
    if (isRefusal(allowed) || isRefusal(alsoAllowed)) {
      throw failed("--credentials must be of an Owner: a call that an Owner may make is refused");
    }
  }

  private void requireRole(String role, Credentials caller) throws InterruptedException {
    if (!role.equals("Payer")) {
      ComparedResponse allowed = platform.probe(PlatformCaller.LIST, caller);
      if (!allowed.body().has("result")) {
        throw wrongRole(role, "GetSipRegistrations ended in " + allowed.outcome());
      }
    }
    String path = REFUSED.getOrDefault(role, PlatformCaller.LIST);
    ComparedResponse refused = platform.probe(path, caller);
    if (!isRefusal(refused)) {
      throw wrongRole(
          role,
          "%s ended in %s, and not in error 104"
              .formatted(path.substring(path.lastIndexOf('/') + 1), refused.outcome()));
    }
  }

  private static boolean isRefusal(ComparedResponse response) {
    return REFUSALS.contains(response.body().at("/error/code").asInt());
  }

  private static NotRunException wrongRole(String role, String what) {
    return failed(
        "%s must be of a service account whose only role is %s: %s"
            .formatted(ComparisonSettings.option(role), role, what));
  }

  /** A user has one SIP registration at most, so a binding takes it away from an earlier one. */
  private void requireFree(String parameter) throws InterruptedException {
    Map<String, String> named = new TreeMap<>(settings.names());
    named.keySet().removeIf(key -> !key.startsWith(parameter + "."));
    if (named.isEmpty()) {
      return;
    }
    ComparedResponse response =
        platform.sendAsOwner(
            PlatformCaller.LIST,
            List.of(Map.entry(parameter, String.join(";", Set.copyOf(named.values())))));
    if (!response.body().path("result").isArray()) {
      throw failed(
          "GetSipRegistrations with each %s of --names ended in %s"
              .formatted(parameter, response.outcome()));
    }
    for (JsonNode row : response.body().path("result")) {
      named.forEach(
          (key, value) -> {
            if (value.equals(row.path(parameter).asText())) {
              throw failed(
                  "%s = %s of --names has SIP registration %s already, which would lose its user:"
                          .formatted(key, value, row.path(PlatformCaller.ID).asText())
                      + " name another user");
            }
          });
    }
  }

  private static NotRunException failed(String reason) {
    return new NotRunException(NotRunCause.STATE, reason);
  }
}
