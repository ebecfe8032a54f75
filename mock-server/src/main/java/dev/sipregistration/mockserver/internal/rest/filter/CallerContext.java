package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Carries the caller through JAX-RS, from the gate to the operation.
 *
 * @param caller who calls
 */
public record CallerContext(Caller caller) implements SecurityContext {

  public static Caller callerOf(SecurityContext context) {
    if (context.getUserPrincipal() instanceof CallerPrincipal principal) {
      return principal.caller();
    }
    throw new IllegalStateException("The gate lets nobody in without a caller");
  }

  @Override
  public Principal getUserPrincipal() {
    return new CallerPrincipal(caller);
  }

  /** Roles are judged by the gate, before JAX-RS looks for the operation. */
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

  private record CallerPrincipal(Caller caller) implements Principal {
    @Override
    public String getName() {
      return caller.serviceAccount().name();
    }
  }
}
