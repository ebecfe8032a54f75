package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.body.FormField;
import java.util.List;

/**
 * The field that names the method where the address does not. Like a parameter, it may be repeated
 * only with the same value.
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

  /**
   * Checks that the fields name one method.
   *
   * @throws RefusedException if they name none, or several
   */
  public static void check(List<FormField> fields) {
    String method = methodIn(fields);
    boolean contradicted =
        fields.stream()
            .filter(field -> field.name().equals(FIELD) && !"".equals(field.value()))
            .anyMatch(field -> !method.equals(field.value()));
    if (contradicted) {
      throw new RefusedException(List.of(ErrorCode.INVALID_ARGUMENTS.in(FIELD)));
    }
    if (method.isEmpty()) {
      throw RefusedException.of(ErrorCode.MISSING_COMMAND);
    }
  }
}
