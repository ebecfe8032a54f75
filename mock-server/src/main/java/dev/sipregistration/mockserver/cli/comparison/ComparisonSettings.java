package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How requests are sent to the platform.
 *
 * @param owner the service account that calls unless a request is about a role
 * @param others service accounts by their only role, as {@code x-given} spells it
 * @param names what the account has for the ids and names of the demo world, by keys such as {@code
 *     application_id.123}
 * @param mostCreations how many SIP registrations may be created, each of which costs a month's fee
 */
public record ComparisonSettings(
    Credentials owner,
    Map<String, Credentials> others,
    Map<String, String> names,
    int mostCreations) {

  /** Copies the maps. */
  public ComparisonSettings {
    others = Map.copyOf(others);
    names = Map.copyOf(names);
  }

  /** Returns the option of the credentials of a role. */
  public static String option(String role) {
    return "--" + role.toLowerCase(Locale.ROOT) + "-credentials";
  }

  Optional<Credentials> caller(String role) {
    return Optional.ofNullable(others.get(role));
  }
}
