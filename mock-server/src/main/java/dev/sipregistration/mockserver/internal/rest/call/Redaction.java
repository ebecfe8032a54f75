package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.SecretNames;
import dev.sipregistration.mockserver.journal.Truncation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from the parameters of a call. Values are recorded for known names that are no
 * secrets, and for unknown names that are close to one of these. The value of any other name may be
 * a secret.
 */
public final class Redaction {
  /** Limits the recorded parameters of a call to more than any ordinary call has. */
  private static final int MOST_PARAMETERS = 64;

  private static final String NOT_UTF_8 = "[not UTF-8]";

  /** For each known name whether its value is a secret, as each call asks it. */
  private final Map<String, Boolean> secretByName = new HashMap<>();

  private final Set<String> transportFields;

  public Redaction(Collection<Operation> operations, Set<String> transportFields) {
    this.transportFields = transportFields;
    operations.forEach(operation -> operation.parameters().keySet().forEach(this::add));
    transportFields.forEach(this::add);
  }

  private void add(String name) {
    secretByName.put(name, SecretNames.isSecret(name));
  }

  List<RecordedParameter> keep(@Nullable Operation operation, List<FormField> fields) {
    int number = Math.min(fields.size(), MOST_PARAMETERS);
    List<RecordedParameter> kept = new ArrayList<>(number);
    for (FormField field : fields.subList(0, number)) {
      kept.add(keep(operation, field));
    }
    return Collections.unmodifiableList(kept);
  }

  /** Returns a name, or another text of the request line, without secrets. */
  static String name(String name) {
    return SecretNames.looksSecret(name) ? RecordedParameter.REDACTED : Truncation.cutName(name);
  }

  private RecordedParameter keep(@Nullable Operation operation, FormField field) {
    String name = field.name();
    Boolean secret = secretByName.get(name);
    if (secret == null) {
      String shown = name(name);
      return new RecordedParameter(shown, value(field.value(), isDoubtful(shown)), false);
    }
    return new RecordedParameter(name, value(field.value(), secret), isKnown(operation, name));
  }

  private boolean isKnown(@Nullable Operation operation, String name) {
    return transportFields.contains(name)
        || (operation != null && operation.parameters().containsKey(name));
  }

  private static String value(@Nullable String value, boolean hidden) {
    if (value == null) {
      return NOT_UTF_8;
    }
    if (value.isEmpty()) {
      return value;
    }
    return hidden || SecretNames.looksSecret(value)
        ? RecordedParameter.REDACTED
        : Truncation.cut(value);
  }

  private boolean isDoubtful(String unknown) {
    return SecretNames.isSecret(unknown)
        || NearestName.of(unknown, secretByName.keySet()).isEmpty();
  }
}
