package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.PlainResponses;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.rest.call.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Makes the response of every failed call: the vendor's errors for a refusal, for a store that
 * fails and for a defect of the mock server, and plain text for wrong HTTP.
 */
record PlatformFailureMapper(PlatformSettings settings) implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(PlatformFailureMapper.class.getName());

  /** For people who come with a browser. */
  private static final String NOTHING_HERE =
      "This is the mock server. The platform's calls are at /platform_api/, what controls the"
          + " server is at /__admin/.";

  /** Calls are counted by the second, and the header takes whole seconds only. */
  private static final Duration UNTIL_NEXT_SECOND = Duration.ofSeconds(1);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof RefusedException refused) {
      return response(refused.response());
    }
    if (failure instanceof WebApplicationException wrongHttp
        && wrongHttp.getResponse().getStatus() < 500) {
      Response.StatusType status = wrongHttp.getResponse().getStatusInfo();
      return status.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode()
          ? PlainResponses.of(status, NOTHING_HERE)
          : PlainResponses.of(status);
    }
    if (failure instanceof StoreException unavailable) {
      LOG.log(
          unavailable.isReported() ? Level.DEBUG : Level.ERROR,
          "The store {0}",
          unavailable.getMessage());
      return response(RefusedException.of(ErrorCode.DB_ERROR).response());
    }
    LOG.log(Level.ERROR, "The mock server failed; this is a defect of its own", failure);
    return response(RefusedException.of(ErrorCode.INTERNAL_ERROR).response());
  }

  private Response response(ErrorEnvelope envelope) {
    boolean overRate = ErrorEnvelope.codeIn(envelope) == ErrorCode.RATE_LIMIT_EXCEEDED.code();
    return overRate && settings.rateLimit429()
        ? PlainResponses.tooManyRequests(UNTIL_NEXT_SECOND)
        : Response.ok(envelope, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
