package dev.sipregistration.mockserver.document;

import java.util.HashMap;
import java.util.Map;

/** Ids and names that must differ. */
final class DuplicateCheck {
  private final Map<Object, DocumentPath> seen = new HashMap<>();

  /** Returns a value that no other place has; {@code shown} is what to call it. */
  <T> T add(DocumentPath at, T value, String shown) {
    DocumentPath earlier = seen.putIfAbsent(value, at);
    if (earlier != null) {
      throw at.duplicateOf(earlier, shown);
    }
    return value;
  }

  <T> T add(DocumentPath at, String key, T value, String shown) {
    return add(at.member(key), value, shown);
  }
}
