package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.List;
import java.util.Set;

/** Tells in which ways the values of a call are written. */
final class ValueForms {
  private ValueForms() {}

  static void addTo(Set<RequestStyle> forms, Operation operation, List<FormField> fields) {
    for (FormField field : fields) {
      String value = field.value();
      ParameterType type = operation.parameters().get(field.name());
      if (value == null || type == null) {
        continue;
      }
      if (value.isEmpty()) {
        forms.add(RequestStyle.EMPTY_VALUE);
      } else if (type == ParameterType.BOOLEAN && type.wrong(field.name(), value).isEmpty()) {
        forms.add(formOf(value));
      }
    }
  }

  private static RequestStyle formOf(String truth) {
    return switch (truth) {
      case "1", "0" -> RequestStyle.BOOLEAN_DIGIT;
      case "true", "false" -> RequestStyle.BOOLEAN_WORD;
      default -> RequestStyle.BOOLEAN_CAPITALIZED;
    };
  }
}
