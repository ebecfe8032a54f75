package dev.sipregistration.mockserver.admin;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a refused admin call as RFC 9457 says. */
final class ProblemMapper implements ExceptionMapper<ProblemException> {
  @Override
  public Response toResponse(ProblemException refused) {
    return Response.status(refused.problem().getStatus())
        .type("application/problem+json")
        .entity(refused.problem())
        .build();
  }
}
