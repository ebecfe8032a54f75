package dev.sipregistration.mockserver.internal.admin.model;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers what no operation answered: requests that none is for, and defects of the server. */
public final class AdminFailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(AdminFailureMapper.class.getName());

  private final ProblemMapper problems = new ProblemMapper();

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException wrongHttp
        && wrongHttp.getResponse().getStatus() < 500) {
      return answer(wrongHttp.getResponse());
    }
    LOG.log(Level.ERROR, "The mock server failed; this is a defect of its own", failure);
    return problems.toResponse(
        ProblemException.of(
            Response.Status.INTERNAL_SERVER_ERROR,
            "A defect of the mock server; its log has more"));
  }

  private Response answer(Response refused) {
    Response.Status status = Response.Status.fromStatusCode(refused.getStatus());
    Response problem = problems.toResponse(ProblemException.of(status, hint(status)));
    Object allowed = refused.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allowed == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allowed).build();
  }

  private static String hint(Response.Status status) {
    return switch (status) {
      case NOT_FOUND ->
          "The admin API has no such path. Its operations are in the contract"
              + " mock-server-admin.yaml; GET /__admin/health is one of them";
      case METHOD_NOT_ALLOWED -> "The path takes other methods, which the header Allow names";
      case UNSUPPORTED_MEDIA_TYPE -> "The body is of a type that the operation does not read";
      default -> "The request is wrong as HTTP";
    };
  }
}
