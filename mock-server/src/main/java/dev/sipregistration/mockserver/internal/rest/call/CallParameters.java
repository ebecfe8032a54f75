package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of one call, read strictly.
 *
 * @param values the operation's parameters that were sent, each once and in the form that JAX-RS
 *     reads correctly, in the contract's order; empty values count as absent
 * @param errors the parameters that cannot be read, in the contract's order
 * @param unknown the names that the operation does not have, in the order of the call, as far as
 *     they may be shown
 * @param canonical whether the fields were sent in exactly this form
 */
public record CallParameters(
    Map<String, String> values,
    List<ApiErrorModel> errors,
    List<String> unknown,
    boolean canonical) {

  /** The older credentials of an account, among the parameters. */
  public static final String API_KEY = "api_key";

  /** Reads the parameters of a call, which may have the transport fields beside them. */
  public static CallParameters read(
      Operation operation, List<FormField> fields, Redaction redaction) {
    Map<String, List<FormField>> known = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    List<String> shown = List.of();
    for (int i = 0; i < fields.size(); i++) {
      FormField field = fields.get(i);
      if (operation.typeOf(field.name()).isPresent()) {
        known.computeIfAbsent(field.name(), name -> new ArrayList<>(1)).add(field);
      } else if (!redaction.isTransportField(field.name())) {
        shown = shown.isEmpty() ? redaction.names(fields) : shown;
        unknown.add(shown.get(i));
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    List<ApiErrorModel> errors = new ArrayList<>();
    operation
        .parameters()
        .forEach(
            (name, type) ->
                readOne(name, type, known.getOrDefault(name, List.of()), values)
                    .ifPresent(errors::add));
    return new CallParameters(values, errors, List.copyOf(unknown), isCanonical(fields, values));
  }

  private static Optional<ApiErrorModel> readOne(
      String name, ParameterType type, List<FormField> fields, Map<String, String> values) {
    for (FormField field : fields) {
      String value = field.value();
      if (value == null) {
        return Optional.of(ErrorCode.INVALID_ARGUMENTS.in(name));
      }
      if (value.isEmpty()) {
        continue;
      }
      ErrorCode error = type.error(value);
      if (error != null) {
        return Optional.of(error.in(name, name, type.longest() + 1));
      }
      String canonical = type.canonical(value);
      String other = values.put(name, canonical);
      if (other != null && !other.equals(canonical)) {
        return Optional.of(ErrorCode.INVALID_ARGUMENTS.in(name));
      }
    }
    return Optional.empty();
  }

  private static boolean isCanonical(List<FormField> fields, Map<String, String> values) {
    return fields.size() == values.size()
        && fields.stream()
            .allMatch(
                field -> field.value() != null && field.value().equals(values.get(field.name())));
  }

  public String toQuery() {
    StringBuilder query = new StringBuilder();
    values.forEach(
        (name, value) ->
            query
                .append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return query.toString();
  }
}
