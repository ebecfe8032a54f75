package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.SecretNames;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names in a call that its operation does not have. The platform ignores them without a word,
 * which is how typing errors reach production, so the mock server names them in a header of the
 * answer.
 *
 * @param names as they came
 * @param inJson the names in a JSON body, of which the platform is not known to read any
 * @param operation the operation that was called
 */
public record UnknownParameters(List<String> names, List<String> inJson, Operation operation) {

  /** The header of the answer that names them. */
  public static final String HEADER = "X-Mock-Server-Warning";

  /** A header has to end somewhere, whatever was sent. */
  private static final int MOST_NAMES = 8;

  private static final int LONGEST_NAME = 64;

  private static final String PROPERTY = UnknownParameters.class.getName();

  public void attachTo(ContainerRequestContext request) {
    if (!names.isEmpty() || !inJson.isEmpty()) {
      request.setProperty(PROPERTY, this);
    }
  }

  public static @Nullable UnknownParameters of(ContainerRequestContext request) {
    return (UnknownParameters) request.getProperty(PROPERTY);
  }

  /** Adds them to what is wrong, behind all that the contract has an order for. */
  public List<ApiErrorModel> addTo(List<ApiErrorModel> wrong) {
    List<ApiErrorModel> all = new ArrayList<>(wrong);
    Stream.concat(names.stream(), inJson.stream())
        .forEach(name -> all.add(ErrorCode.INVALID_ARGUMENTS.in(printable(name))));
    return all;
  }

  /** Warns whoever looks at the call later. */
  public void warn(PlatformCall call) {
    hints()
        .limit(MOST_NAMES)
        .map(hint -> new CallWarning(CallWarning.Kind.UNKNOWN_PARAMETER, hint))
        .forEach(call::warn);
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
    String shown = printable(name);
    return NearestName.of(shown, operation.parameters().keySet())
        .map(known -> shown + ": did you mean " + known + "?")
        .orElse(shown + ": unknown parameter");
  }

  /**
   * Only visible ASCII may stand in a header, and nothing that could start another one. A token
   * that stands where a name belongs is nobody else's business.
   */
  private static String printable(String name) {
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
