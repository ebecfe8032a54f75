package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.internal.text.NearestName;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names of which a document knows a fixed number. */
final class Names {
  private Names() {}

  /** Says of a name that it is not known, and which one may have been meant. */
  static String unknown(String problem, String name, Collection<String> known) {
    return NearestName.of(name, known)
        .map(nearest -> "%s; did you mean %s?".formatted(problem, nearest))
        .orElseGet(() -> "%s; known are %s".formatted(problem, String.join(", ", known)));
  }

  static <E extends Enum<E>> ScalarReader<E> reader(
      Class<E> type, Function<E, String> names, String problem) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E one : type.getEnumConstants()) {
      known.put(names.apply(one), one);
    }
    return new TextReader<>(
        type,
        name -> {
          E one = known.get(TextReader.oneLine(name));
          if (one == null) {
            throw new IllegalArgumentException(unknown(problem, name, known.keySet()));
          }
          return one;
        });
  }

  /** Returns the vendor's name of a role. */
  static String of(Role role) {
    return role == Role.CALLS_SMS
        ? "CallsSMS"
        : Arrays.stream(role.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }
}
