package dev.sipregistration.mockserver.seed;

import java.util.HashMap;
import java.util.Map;

/** Ids and names that must be given once. */
final class DuplicateCheck {
  private final Map<Object, Integer> lines = new HashMap<>();

  /** Takes a key that a value of the file gives; {@code shown} is how to call it. */
  void take(YamlValue value, Object key, String shown) {
    Integer earlier = lines.putIfAbsent(key, value.place().line());
    if (earlier != null) {
      throw value.problem(shown + " is given twice, first in line " + earlier);
    }
  }

  boolean contains(Object key) {
    return lines.containsKey(key);
  }
}
