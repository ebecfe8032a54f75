package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.journal.CallWarning;
import java.util.List;

/**
 * A method that the mock server does not have. The platform has many more, so a call that is right
 * there must not look mistyped here.
 *
 * @param name the name as it was called
 * @param known the methods of the mock server
 */
public record UnknownMethod(String name, List<String> known) {

  public CallWarning warning() {
    String shown = UnknownParameters.printable(name);
    String text =
        NearestName.ofTypingError(name, known)
            .map(near -> shown + ": did you mean " + near + "?")
            .orElseGet(
                () ->
                    shown
                        + ": the platform may have this method, the mock server has only "
                        + String.join(", ", known));
    return new CallWarning(CallWarning.Kind.UNKNOWN_METHOD, text);
  }
}
