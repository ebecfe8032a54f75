package dev.sipregistration.mockserver.internal.rest.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The token of a request. */
final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** Returns the token, or nothing if the request has none. */
  static Optional<String> of(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).trim());
  }
}
