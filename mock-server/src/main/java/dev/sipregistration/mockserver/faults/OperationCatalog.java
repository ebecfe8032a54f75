package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.internal.text.NearestName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods and the parameters of each. A fault for any other could never be injected. */
public final class OperationCatalog {
  private final Map<String, Set<String>> parametersByMethod;

  public OperationCatalog(Map<String, Set<String>> parametersByMethod) {
    this.parametersByMethod = new TreeMap<>(parametersByMethod);
  }

  /**
   * Makes sure that some call could match.
   *
   * @throws UnreachableFaultException if none could
   */
  void require(CallMatcher matcher) {
    require(matcher.method(), matcher.parameters().keySet());
  }

  private void require(@Nullable String method, Set<String> parameters) {
    if (method != null && !parametersByMethod.containsKey(method)) {
      throw new UnreachableFaultException(
          null, "There is no method " + method + ", only " + String.join(", ", methods()));
    }
    Collection<Set<String>> matching =
        method == null ? parametersByMethod.values() : List.of(parametersOf(method));
    for (String name : parameters) {
      if (matching.stream().noneMatch(each -> each.contains(name))) {
        throw new UnreachableFaultException(name, missing(method, name));
      }
      matching = matching.stream().filter(each -> each.contains(name)).toList();
    }
  }

  /**
   * Makes sure that a query names what exists.
   *
   * @param method a method, or null for any
   * @param parameters names of parameters
   * @throws IllegalArgumentException if there is no such method, or none with these parameters; it
   *     names the nearest ones
   */
  public void requireNames(@Nullable String method, Set<String> parameters) {
    if (method != null && !methods().contains(method)) {
      throw new IllegalArgumentException(
          "There is no method "
              + method
              + nearest(method, methods())
              + " (anyMethod, in a URL any_method, takes methods that the mock server does not"
              + " have)");
    }
    try {
      require(method, parameters);
    } catch (UnreachableFaultException unknown) {
      throw new IllegalArgumentException(unknown.getMessage(), unknown);
    }
  }

  private Set<String> methods() {
    return parametersByMethod.keySet();
  }

  private Set<String> parametersOf(@Nullable String method) {
    Set<String> all = new LinkedHashSet<>();
    parametersByMethod.forEach(
        (each, parameters) -> {
          if (method == null || method.equals(each)) {
            all.addAll(parameters);
          }
        });
    return all;
  }

  private String missing(@Nullable String method, String name) {
    Set<String> known = parametersOf(method);
    if (known.contains(name)) {
      return "No method has " + name + " together with the other parameters";
    }
    return (method == null ? "No method has a parameter " : method + " has no parameter ")
        + name
        + nearest(name, known);
  }

  private static String nearest(String name, Set<String> known) {
    return NearestName.of(name, known)
        .map(meant -> ": did you mean " + meant + "?")
        .orElseGet(() -> ", only " + String.join(", ", new TreeSet<>(known)));
  }
}
