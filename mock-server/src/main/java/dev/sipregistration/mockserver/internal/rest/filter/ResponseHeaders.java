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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets the charset of every JSON response, and the header that tells of mistakes. */
public final class ResponseHeaders implements ContainerResponseFilter {
  /** The vendor's Java SDK reads Latin-1 unless the charset is named. */
  private static final String JSON_UTF_8 = "application/json; charset=utf-8";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON_UTF_8);
    }
    PlatformCall.of(request)
        .map(call -> warning(call, response.getEntity()))
        .filter(warning -> !warning.isEmpty())
        .ifPresent(warning -> response.getHeaders().putSingle(UnknownParameters.HEADER, warning));
  }

  private static String warning(PlatformCall call, @Nullable Object response) {
    return Stream.of(
            call.warning(CallWarning.Kind.UNKNOWN_METHOD),
            call.unknown().map(UnknownParameters::describe),
            SipUsernameHint.of(call, response))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }
}
