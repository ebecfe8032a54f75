package dev.sipregistration.mockserver.internal.admin.model;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ParamException;

/** Answers a parameter that cannot be read, where Jersey itself says that nothing is there. */
public final class WrongParameterMapper implements ExceptionMapper<ParamException> {
  private final ProblemMapper problems = new ProblemMapper();

  @Override
  public Response toResponse(ParamException wrong) {
    String detail = wrong.getParameterName() + " must be a number";
    return problems.toResponse(
        wrong instanceof ParamException.PathParamException
            ? ProblemException.notFound(detail)
            : ProblemException.badRequest("", detail));
  }
}
