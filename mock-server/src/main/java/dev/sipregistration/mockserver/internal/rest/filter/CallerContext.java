package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The caller of a request, as JAX-RS hands it to the operation. */
public record CallerContext(Caller caller) implements SecurityContext {

  public static Caller callerOf(SecurityContext context) {
    if (context.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("No operation runs without a caller");
  }

  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  /** Unused: the request filter checks roles, before JAX-RS looks for the operation. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
