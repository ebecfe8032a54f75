package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a call that its operation does not have. The platform ignores them silently, so
 * typing errors reach production; the mock server names them in a header of the response.
 *
 * @param inJson the names in a JSON body, of which the platform is not known to read any
 */
public record UnknownParameters(List<String> names, List<String> inJson, Operation operation) {

  /** The response header that names them. */
  public static final String HEADER = "X-Mock-Server-Warning";

  /** Limits the length of the header. */
  private static final int MOST_NAMES = 8;

  private static final int LONGEST_NAME = 64;

  boolean isEmpty() {
    return names.isEmpty() && inJson.isEmpty();
  }

  /** Adds an error for each of them behind those of the contract's parameters. */
  public List<ApiErrorModel> addTo(List<ApiErrorModel> errors) {
    List<ApiErrorModel> all = new ArrayList<>(errors);
    Stream.concat(names.stream(), inJson.stream())
        .forEach(name -> all.add(ErrorCode.INVALID_ARGUMENTS.in(printable(name))));
    return all;
  }

  Stream<CallWarning> warnings() {
    return hints()
        .limit(MOST_NAMES)
        .map(hint -> new CallWarning(CallWarning.Kind.UNKNOWN_PARAMETER, hint));
  }

  public String describe() {
    String first = hints().limit(MOST_NAMES).collect(Collectors.joining("; "));
    int more = names.size() + inJson.size() - MOST_NAMES;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private Stream<String> hints() {
    return Stream.concat(
        names.stream().map(this::hint),
        inJson.stream().map(name -> printable(name) + ": not read from a JSON body"));
  }

  private String hint(String name) {
    if (name.equals(RecordedParameter.REDACTED)) {
      return name + ": unknown parameter; write & in a value as %26";
    }
    String shown = printable(name);
    if (SecretNames.isCredential(name)) {
      return shown + ": not accepted here; use a service account's token";
    }
    return NearestName.of(shown, alike(shown))
        .map(known -> shown + ": did you mean " + known + "?")
        .orElse(shown + ": unknown parameter");
  }

  /** Leads nobody to send a secret in a parameter that is shown, or the other way round. */
  private List<String> alike(String name) {
    boolean secret = SecretNames.isSecret(name);
    return operation.parameters().keySet().stream()
        .filter(known -> SecretNames.isSecret(known) == secret)
        .toList();
  }

  /**
   * Keeps visible ASCII only, as nothing in a header may start another one, and hides a token that
   * was sent as a name.
   */
  static String printable(String name) {
    if (SecretNames.looksSecret(name)) {
      return RecordedParameter.REDACTED;
    }
    String safe =
        name.codePoints()
            .limit(LONGEST_NAME)
            .map(c -> c > ' ' && c < 0x7f ? c : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return safe.length() < name.length() ? safe + "..." : safe;
  }
}
