package dev.sipregistration.mockserver.internal.admin.model;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a refused admin call as RFC 9457 says. */
public final class ProblemMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException refused) {
    Response.ResponseBuilder answer =
        Response.status(refused.problem().getStatus())
            .type("application/problem+json")
            .entity(refused.problem());
    return refused.problem().getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()
        ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mock server\"").build()
        : answer.build();
  }
}
