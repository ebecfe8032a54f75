package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Requires the admin token. Health and readiness need none, as monitoring need not control the
 * server.
 *
 * @param token the token
 */
public record AdminTokenFilter(Secret token) implements DynamicFeature {
  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    if (SameOriginFilter.isControl(operation)) {
      context.register(new Check(token), Priorities.AUTHENTICATION);
    }
  }

  private record Check(Secret token) implements ContainerRequestFilter {
    private static final String BEARER = "Bearer ";

    @Override
    public void filter(ContainerRequestContext request) {
      if (!isToken(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
        throw ProblemException.unauthorized(
            "Send the admin token that the server was started with: Authorization: Bearer <token>");
      }
    }

    /** Takes the same time wherever the first wrong character is. */
    private boolean isToken(@Nullable String authorization) {
      return authorization != null
          && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
          && MessageDigest.isEqual(
              token.value().getBytes(StandardCharsets.UTF_8),
              authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
  }
}
