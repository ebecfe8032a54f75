package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes a name that the contract does not have, with the nearest one that it has. */
final class UnknownName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,40}");

  private UnknownName() {}

  /**
   * Refuses a name. It is repeated if it is like a known one, and so no secret.
   *
   * @param what what it should be, such as "no call"
   */
  static UnusableException refuse(String name, String what, List<String> known) {
    Optional<String> nearest = NearestName.of(name, known);
    boolean harmless = nearest.isPresent() && NAME.matcher(name).matches();
    return new UnusableException(
        "%s is %s; %s"
            .formatted(
                harmless ? name : SafeText.argument(name),
                what,
                nearest
                    .map(one -> "did you mean " + one + "?")
                    .orElse("there are " + String.join(", ", known))));
  }
}
