package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.journal.GivenParameter;
import dev.sipregistration.mockserver.journal.KeptText;
import dev.sipregistration.mockserver.journal.SecretNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be kept of the parameters of a call: the values of known names that are no
 * secrets, and of unknown ones that are close to such a name. What somebody sends under a name that
 * resembles nothing may be anything, so it is not kept.
 */
final class Redaction {
  /** No more parameters are kept of one call; no honest one has so many. */
  private static final int MOST_PARAMETERS = 64;

  private static final String NOT_UTF_8 = "[not UTF-8]";

  /** Whether it is a secret, for each name that is known; asked on each call, judged just once. */
  private final Map<String, Boolean> secretByName = new HashMap<>();

  Redaction(Collection<Operation> operations) {
    operations.forEach(operation -> operation.parameters().keySet().forEach(this::judge));
    CallParameters.TRANSPORT_FIELDS.forEach(this::judge);
  }

  private void judge(String name) {
    secretByName.put(name, SecretNames.isSecret(name));
  }

  List<GivenParameter> keep(@Nullable Operation operation, List<FormField> fields) {
    return fields.stream().limit(MOST_PARAMETERS).map(field -> keep(operation, field)).toList();
  }

  /** Returns a name or another text of the request line as far as it may be kept. */
  static String name(String name) {
    return SecretNames.looksSecret(name) ? GivenParameter.REDACTED : KeptText.cutName(name);
  }

  private GivenParameter keep(@Nullable Operation operation, FormField field) {
    boolean known = operation != null && operation.typeOf(field.name()).isPresent();
    return new GivenParameter(name(field.name()), value(field), known);
  }

  private String value(FormField field) {
    String value = field.value();
    if (value == null) {
      return NOT_UTF_8;
    }
    if (value.isEmpty()) {
      return value;
    }
    Boolean secret = secretByName.get(field.name());
    boolean hidden = secret == null ? isDoubtful(KeptText.cutName(field.name())) : secret;
    return hidden || SecretNames.looksSecret(value) ? GivenParameter.REDACTED : KeptText.cut(value);
  }

  private boolean isDoubtful(String unknown) {
    return SecretNames.isSecret(unknown)
        || NameSuggestions.nearest(unknown, secretByName.keySet()).isEmpty();
  }
}
