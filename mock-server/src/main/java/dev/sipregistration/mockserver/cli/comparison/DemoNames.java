package dev.sipregistration.mockserver.cli.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids and names of the demo world, which an account at the platform has under others. */
public final class DemoNames {
  private static final Map<String, Set<String>> BY_PARAMETER =
      Map.of(
          "application_id", Set.of("123", "124"),
          "application_name", Set.of("demo.demo.voximplant.com", "other.demo.voximplant.com"),
          "rule_id", Set.of("7890", "7891"),
          "rule_name", Set.of("incoming", "other"),
          "user_id", Set.of("12345", "12346", "12347"),
          "user_name", Set.of("john", "hedy", "ada"));

  private DemoNames() {}

  /** Returns a key for each of them, such as {@code application_id.123}, in order. */
  public static List<String> keys() {
    return BY_PARAMETER.entrySet().stream()
        .flatMap(
            parameter -> parameter.getValue().stream().map(value -> key(parameter.getKey(), value)))
        .sorted()
        .toList();
  }

  /** Tells whether the value of a key has to be an id. */
  public static boolean isOfId(String key) {
    return key.substring(0, key.indexOf('.')).endsWith("_id");
  }

  static String key(String parameter, String value) {
    return parameter + "." + value;
  }

  static boolean contains(String parameter, String value) {
    return BY_PARAMETER.getOrDefault(parameter, Set.of()).contains(value);
  }
}
