package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.journal.CallForm;
import java.util.List;
import java.util.Set;

/** Tells in which ways the values of a call are written. */
final class ValueForms {
  private ValueForms() {}

  static void addTo(Set<CallForm> forms, Operation operation, List<FormField> fields) {
    for (FormField field : fields) {
      String value = field.value();
      ParameterType type = operation.parameters().get(field.name());
      if (value == null || type == null) {
        continue;
      }
      if (value.isEmpty()) {
        forms.add(CallForm.EMPTY_VALUE);
      } else if (type == ParameterType.BOOLEAN && type.wrong(field.name(), value).isEmpty()) {
        forms.add(formOf(value));
      }
    }
  }

  private static CallForm formOf(String truth) {
    return switch (truth) {
      case "1", "0" -> CallForm.BOOLEAN_DIGIT;
      case "true", "false" -> CallForm.BOOLEAN_WORD;
      default -> CallForm.BOOLEAN_CAPITALIZED;
    };
  }
}
