package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.internal.rest.call.SipUsernameHint;
import dev.sipregistration.mockserver.internal.rest.call.UnknownParameters;
import dev.sipregistration.mockserver.journal.CallWarning;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Sets the charset of every JSON response, and the header that tells of mistakes. */
public final class ResponseHeaders implements ContainerResponseFilter {
  /** The vendor's Java SDK reads Latin-1 unless the charset is named. */
  private static final String JSON_UTF_8 = "application/json; charset=utf-8";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    // Jersey has chosen it. Asked for it, it would make a parser first.
    if (response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) instanceof MediaType type
        && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON_UTF_8);
    }
    PlatformCall.of(request)
        .map(call -> warnings(call, response.getEntity()))
        .filter(warnings -> warnings.length() > 0)
        .ifPresent(
            warnings ->
                response.getHeaders().putSingle(UnknownParameters.HEADER, warnings.toString()));
  }

  private static StringJoiner warnings(PlatformCall call, @Nullable Object response) {
    StringJoiner warnings = new StringJoiner("; ");
    call.warning(CallWarning.Kind.UNKNOWN_METHOD).ifPresent(warnings::add);
    call.unknown().map(UnknownParameters::describe).ifPresent(warnings::add);
    SipUsernameHint.of(call, response).ifPresent(warnings::add);
    return warnings;
  }
}
