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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from the parameters of a call. Values are recorded for known names that are no
 * secrets, and for unknown names that are close to one of these. The value of any other name may be
 * a secret.
 *
 * <p>So may be an unknown name: an {@code &} that is not escaped ends a password, and its rest
 * stands where a name belongs.
 */
public final class Redaction {
  /** Limits the recorded parameters of a call to more than any ordinary call has. */
  private static final int MOST_PARAMETERS = 64;

  private static final String NOT_UTF_8 = "[not UTF-8]";

  /** Shorter names are near to some known name by chance. */
  private static final int SHORTEST_NEAR = 4;

  /** What the names of parameters look like, whoever's they are. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]*");

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
    List<FormField> first = fields.subList(0, number);
    List<String> names = names(first);
    List<RecordedParameter> kept = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      kept.add(keep(operation, first.get(i), names.get(i)));
    }
    return Collections.unmodifiableList(kept);
  }

  /** Tells whether any call may have a field of this name. */
  boolean isTransportField(String name) {
    return transportFields.contains(name);
  }

  /** Returns the names of fields, in their order, with a placeholder for what may be a secret. */
  List<String> names(List<FormField> fields) {
    List<String> names = new ArrayList<>(fields.size());
    boolean behindSecret = false;
    for (FormField field : fields) {
      Boolean secret = secretByName.get(field.name());
      if (secret != null) {
        behindSecret = secret;
        names.add(field.name());
      } else {
        boolean shown = isShown(field, behindSecret, names.size() < MOST_PARAMETERS);
        behindSecret = behindSecret || SecretNames.isSecret(field.name());
        names.add(shown ? field.name() : RecordedParameter.REDACTED);
      }
    }
    return names;
  }

  /**
   * Decides about an unknown name.
   *
   * @param behindSecret whether it may be the rest of a secret that has an {@code &} in it
   * @param compared whether it is compared with known names, which takes time
   */
  private boolean isShown(FormField field, boolean behindSecret, boolean compared) {
    String name = field.name();
    if (SecretNames.looksSecret(name)) {
      return false;
    }
    boolean hasForm = field.assigned() && NAME.matcher(name).matches();
    if (hasForm && (!behindSecret || SecretNames.isCredential(name))) {
      return true;
    }
    return compared
        && name.length() >= SHORTEST_NEAR
        && (field.assigned() || !behindSecret)
        && NearestName.of(name, secretByName.keySet()).isPresent();
  }

  /** Returns a name, or another text of the request line, without secrets. */
  static String name(String name) {
    return SecretNames.looksSecret(name) ? RecordedParameter.REDACTED : Truncation.cutName(name);
  }

  private RecordedParameter keep(@Nullable Operation operation, FormField field, String name) {
    Boolean secret = secretByName.get(name);
    if (secret == null) {
      String shown = Truncation.cutName(name);
      return new RecordedParameter(shown, value(field.value(), isDoubtful(shown)), false);
    }
    return new RecordedParameter(name, value(field.value(), secret), isKnown(operation, name));
  }

  private boolean isKnown(@Nullable Operation operation, String name) {
    return isTransportField(name)
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
