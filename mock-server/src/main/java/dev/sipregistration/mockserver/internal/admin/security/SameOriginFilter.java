package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.resource.HealthResource;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/**
 * Keeps pages on the web from controlling the server through a browser.
 *
 * <p>The operations are protected, not their paths, which can be spelt in many ways. Health and
 * readiness are open to all, as monitoring may know the server by any name.
 */
public record SameOriginFilter(HostAllowlist hosts) implements DynamicFeature {
  private static final Set<Class<?>> FOR_EVERYBODY =
      Set.of(HealthResource.class, ReadinessResource.class);

  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    if (isControl(operation)) {
      context.register(new Check(hosts), Priorities.AUTHORIZATION);
    }
  }

  /** Tells whether an operation shows or controls the state of the server. */
  static boolean isControl(ResourceInfo operation) {
    Class<?> resource = operation.getResourceClass();
    return resource.getPackage().equals(HealthResource.class.getPackage())
        && !FOR_EVERYBODY.contains(resource);
  }

  private record Check(HostAllowlist hosts) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String host = request.getHeaderString(HttpHeaders.HOST);
      if (!hosts.isOwn(host)) {
        throw ProblemException.forbidden(
            "The header Host names another server than this one. Call it by its address");
      }
      String scheme = request.getUriInfo().getRequestUri().getScheme();
      // A browser sends no Origin with the request of an image or a link.
      if ("cross-site".equalsIgnoreCase(request.getHeaderString("Sec-Fetch-Site"))
          || !HostAllowlist.isSameOrigin(request.getHeaderString("Origin"), scheme, host)) {
        throw ProblemException.forbidden("Pages of another origin cannot control the server");
      }
    }
  }
}
