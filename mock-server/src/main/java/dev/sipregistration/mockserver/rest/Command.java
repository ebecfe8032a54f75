package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.rest.generated.ApiError;
import java.util.List;
import java.util.Optional;

/**
 * The field that names the method where the address does not. Like a parameter, it may come more
 * than once only if it says the same each time.
 */
final class Command {
  private static final String FIELD = "cmd";

  private Command() {}

  /** Returns the method that is called, or an empty text if none is named. */
  static String methodIn(List<FormField> fields) {
    return fields.stream()
        .filter(field -> field.name().equals(FIELD) && field.value() != null)
        .map(FormField::value)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Says what keeps the fields from naming one method. */
  static Optional<ApiError> wrong(List<FormField> fields) {
    String method = methodIn(fields);
    boolean contradicted =
        fields.stream()
            .filter(field -> field.name().equals(FIELD) && !"".equals(field.value()))
            .anyMatch(field -> !method.equals(field.value()));
    if (contradicted) {
      return Optional.of(ErrorCode.INVALID_ARGUMENTS.in(FIELD));
    }
    return method.isEmpty() ? Optional.of(ErrorCode.MISSING_COMMAND.error()) : Optional.empty();
  }
}
