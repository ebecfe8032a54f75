package dev.sipregistration.mockserver.document;

import java.util.HashMap;
import java.util.Map;

/** Ids and names that must differ. */
final class DuplicateCheck {
  private final Map<Object, DocumentPath> seen = new HashMap<>();

  /** Returns a key that no other place has; {@code shown} is what to call it. */
  <T> T add(DocumentPath at, T key, String shown) {
    DocumentPath earlier = seen.putIfAbsent(key, at);
    if (earlier != null) {
      throw at.duplicate(shown, earlier);
    }
    return key;
  }
}
