package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.List;
import java.util.Optional;

/**
 * The field that names the method where the address does not. Like a parameter, it may come more
 * than once only if it says the same each time.
 */
public final class CmdField {
  private static final String FIELD = "cmd";

  private CmdField() {}

  /** Returns the method that is called, or an empty text if none is named. */
  public static String methodIn(List<FormField> fields) {
    return fields.stream()
        .filter(field -> field.name().equals(FIELD) && field.value() != null)
        .map(FormField::value)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Says what keeps the fields from naming one method. */
  public static Optional<ApiErrorModel> wrong(List<FormField> fields) {
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
