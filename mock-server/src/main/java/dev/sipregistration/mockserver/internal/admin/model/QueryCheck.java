package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.internal.text.NearestName;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Refuses a query that JAX-RS would understand as another one: it ignores names that an operation
 * does not have and all values of a name but the first, and reads any truth value but true as
 * false.
 */
public final class QueryCheck implements DynamicFeature {
  private static final Set<String> TRUTH_VALUES = Set.of("true", "false");

  private final Set<Class<?>> open;

  /** Makes a check of all resources but those whose callers send names of their own. */
  public QueryCheck(Class<?>... open) {
    this.open = Set.of(open);
  }

  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    if (!open.contains(operation.getResourceClass())) {
      context.register(new Filter(parameters(operation)));
    }
  }

  /** Reads the names and types of parameters off the generated interface. */
  private static Map<String, Class<?>> parameters(ResourceInfo operation) {
    Map<String, Class<?>> types = new TreeMap<>();
    for (Class<?> contract : operation.getResourceClass().getInterfaces()) {
      for (Method method : contract.getMethods()) {
        if (method.getName().equals(operation.getResourceMethod().getName())) {
          for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
              types.put(query.value(), parameter.getType());
            }
          }
        }
      }
    }
    return types;
  }

  private record Filter(Map<String, Class<?>> types) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.getUriInfo().getQueryParameters().forEach(this::check);
    }

    private void check(String name, List<String> values) {
      Class<?> type = types.get(name);
      if (type == null) {
        throw ProblemException.badRequest("", name + " is not known here: " + remedy(name));
      }
      if (type != List.class && (values.size() > 1 || values.get(0).isEmpty())) {
        throw ProblemException.badRequest("", name + " must have exactly one value");
      }
      if (type == Boolean.class && !TRUTH_VALUES.contains(values.get(0))) {
        throw ProblemException.badRequest("", name + " must be true or false");
      }
    }

    private String remedy(String name) {
      return types.isEmpty()
          ? "the operation has no query"
          : NearestName.of(name, types.keySet())
              .map(meant -> "did you mean " + meant + "?")
              .orElseGet(() -> "use " + String.join(", ", new TreeSet<>(types.keySet())));
    }
  }
}
