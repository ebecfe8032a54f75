package dev.sipregistration.mockserver.admin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Looks at every request first, and prepares those that are not the vendor's calls. */
@PreMatching
final class AdminGate implements ContainerRequestFilter {
  /** Before the gate of the vendor's calls, which may answer at once. */
  static final int PRIORITY = 100;

  private static final String VENDOR = "platform_api";

  /**
   * What a call can answer is for the contract to say. Left to the client, an operation without a
   * body, which can answer with nothing but a problem, would refuse a client that accepts JSON.
   */
  private static final String ANYTHING = "application/json, text/plain, */*;q=0.1";

  private final PactStates pactStates;

  AdminGate(PactStates pactStates) {
    this.pactStates = pactStates;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().startsWith(VENDOR)) {
      pactStates.callSeen();
    } else {
      request
          .getHeaders()
          .putSingle(
              HttpHeaders.ACCEPT,
              CoverageFormat.isTable(request) ? MediaType.TEXT_PLAIN : ANYTHING);
    }
  }
}
