package dev.sipregistration.mockserver.internal.admin.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a query that JAX-RS would understand as one without restrictions: a misspelt name, or a
 * name without a value.
 */
public final class QueryCheck {
  private QueryCheck() {}

  /** Checks a query; 400 if another name is in it, or one that is empty or there twice. */
  public static void onlyWith(Map<String, List<String>> query, Set<String> names) {
    query.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            throw ProblemException.badRequest(
                "", name + " is not known here: use " + String.join(", ", new TreeSet<>(names)));
          }
          if (values.size() > 1 || values.get(0).isEmpty()) {
            throw ProblemException.badRequest("", name + " must have exactly one value");
          }
        });
  }
}
