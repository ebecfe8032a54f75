package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.PlainResponses;
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
final class PlatformFailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(PlatformFailureMapper.class.getName());

  /** Whoever comes here with a browser should not have to guess. */
  private static final String NOTHING_HERE =
      "This is the mock server. The platform's calls are at /platform_api/, what controls the"
          + " server is at /__admin/.";

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException wrongHttp
        && wrongHttp.getResponse().getStatus() < 500) {
      Response.StatusType status = wrongHttp.getResponse().getStatusInfo();
      return status.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode()
          ? PlainResponses.of(status, NOTHING_HERE)
          : PlainResponses.of(status);
    }
    LOG.log(Level.ERROR, "The mock server failed; this is a defect of its own", failure);
    ErrorEnvelope envelope = ErrorEnvelope.of(List.of(ErrorCode.INTERNAL_ERROR.error()));
    return Response.ok(envelope, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
