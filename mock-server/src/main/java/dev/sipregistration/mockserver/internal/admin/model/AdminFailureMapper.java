package dev.sipregistration.mockserver.internal.admin.model;

import com.fasterxml.jackson.core.JacksonException;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.admin.generated.ProblemModel;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ParamException;

/** Makes the response of every failed admin call: a problem of RFC 9457. */
public final class AdminFailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(AdminFailureMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    ProblemModel problem = problem(failure).problem();
    Response.ResponseBuilder response =
        Response.status(problem.getStatus()).type("application/problem+json").entity(problem);
    if (failure instanceof NotAllowedException wrongMethod) {
      response.header(HttpHeaders.ALLOW, allowed(wrongMethod.getResponse().getAllowedMethods()));
    }
    return response.build();
  }

  /** JAX-RS adds OPTIONS, which is refused, and leaves out HEAD, which is not. */
  private static String allowed(Set<String> methods) {
    Set<String> allowed = new TreeSet<>(methods);
    allowed.remove(HttpMethod.OPTIONS);
    if (allowed.contains(HttpMethod.GET)) {
      allowed.add(HttpMethod.HEAD);
    }
    return String.join(", ", allowed);
  }

  private static ProblemException problem(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (failure instanceof JacksonException malformed) {
      return MalformedBody.problem(malformed);
    }
    if (failure instanceof ParamException wrong) {
      return problem(wrong);
    }
    if (failure instanceof WebApplicationException wrongHttp
        && wrongHttp.getResponse().getStatus() < 500) {
      Response.Status status = Response.Status.fromStatusCode(wrongHttp.getResponse().getStatus());
      return ProblemException.of(status, hint(status));
    }
    if (failure instanceof StoreException unavailable) {
      LOG.log(
          unavailable.isReported() ? Level.DEBUG : Level.ERROR,
          "The store {0}",
          unavailable.getMessage());
      return ProblemException.of(
          Response.Status.SERVICE_UNAVAILABLE, "The store " + unavailable.getMessage());
    }
    LOG.log(Level.ERROR, "The mock server failed; this is a defect of its own", failure);
    return ProblemException.of(
        Response.Status.INTERNAL_SERVER_ERROR, "A defect of the mock server; its log has more");
  }

  /** Jersey itself responds with 404 to any parameter that cannot be read. */
  private static ProblemException problem(ParamException wrong) {
    String detail = wrong.getParameterName() + " must be a number";
    return wrong instanceof ParamException.PathParamException
        ? ProblemException.notFound(detail)
        : ProblemException.badRequest("", detail);
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
