package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to write instead of a malformed {@code sip_username}, for people; in ASCII. */
public final class SipUsernameHint {
  private static final String PARAMETER = "sip_username";

  private SipUsernameHint() {}

  /** Returns a hint if a response refuses the user name of its call. */
  public static Optional<String> of(PlatformCall call, @Nullable Object response) {
    return ErrorEnvelope.has(ErrorCode.INVALID_USERNAME, response)
        ? call.value(PARAMETER).map(value -> PARAMETER + ": " + hint(value))
        : Optional.empty();
  }

  private static String hint(String value) {
    if (value.regionMatches(true, 0, "sip:", 0, 4)) {
      return "leave out the scheme sip:";
    }
    int forbidden = SipUsername.firstForbidden(value).orElse(0);
    return switch (forbidden) {
      case '@' ->
          "leave out the @ and what follows; a host belongs into proxy, a login with @ into"
              + " auth_user";
      case '#' -> "write # as %23, which is %2523 in a query";
      default -> "cannot have the character U+%04X".formatted(forbidden);
    };
  }
}
