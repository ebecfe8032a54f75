package dev.sipregistration.mockserver.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Answers what nobody else answered: plainly where HTTP is wrong, and with the vendor's error for
 * an internal fault where the mock server is.
 */
final class FailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException wrongHttp
        && wrongHttp.getResponse().getStatus() < 500) {
      return PlainAnswers.of(wrongHttp.getResponse().getStatusInfo());
    }
    LOG.log(Level.ERROR, "The mock server failed; this is a defect of its own", failure);
    ErrorEnvelope envelope = ErrorEnvelope.of(List.of(ErrorCode.INTERNAL_ERROR.error()));
    return Response.ok(envelope, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
