package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.internal.http.ErrorReport;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Reports the errors that JAX-RS would otherwise take for failures of one call. */
record ErrorMapper(ErrorReport errors) implements ExceptionMapper<Error> {
  @Override
  public Response toResponse(Error error) {
    errors.report(error);
    return Response.serverError().build();
  }
}
