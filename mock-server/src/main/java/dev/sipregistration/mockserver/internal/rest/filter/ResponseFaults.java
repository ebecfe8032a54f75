package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.faults.FaultEffect;
import dev.sipregistration.mockserver.internal.rest.body.PlatformJson;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.PlainResponses;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Applies the effects of faults that change the response. */
final class ResponseFaults {
  private ResponseFaults() {}

  static void apply(ContainerResponseContext response, FaultEffect effect) {
    switch (effect.kind()) {
      case ERROR_CODE -> {
        response.setStatus(Response.Status.OK.getStatusCode());
        response.setEntity(ErrorEnvelope.of(List.of(ErrorCode.anyOf(effect.code()))));
      }
      case HTTP_STATUS -> replace(response, PlainResponses.of(effect.code()));
      case TOO_MANY_REQUESTS -> replace(response, PlainResponses.tooManyRequests(effect.time()));
      case TRUNCATED_JSON -> {
        String json = PlatformJson.write(response.getEntity());
        response.setEntity(json.substring(0, json.length() / 2));
      }
      case MALFORMED_JSON -> {
        String json = PlatformJson.write(response.getEntity());
        response.setEntity(json.substring(0, json.length() - 1) + "]");
      }
      case EMPTY_ANSWER -> response.setEntity("");
      case DELAY, CONNECTION_RESET, CONNECTION_CLOSED, STALLED_BODY, DRIBBLED_BODY -> {
        // The response stays as it is: these are faults of time and of the wire.
      }
    }
  }

  private static void replace(ContainerResponseContext response, Response other) {
    response.setStatusInfo(other.getStatusInfo());
    response.setEntity(other.getEntity());
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, other.getMediaType());
    Object retryAfter = other.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    if (retryAfter != null) {
      response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, retryAfter);
    }
  }
}
