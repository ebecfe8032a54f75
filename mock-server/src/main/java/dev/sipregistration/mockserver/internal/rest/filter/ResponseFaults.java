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

/** Changes responses as faults say. */
final class ResponseFaults {
  private ResponseFaults() {}

  static void apply(ContainerResponseContext response, FaultEffect.InTheAnswer effect) {
    if (effect instanceof FaultEffect.Refusal refusal) {
      response.setStatus(Response.Status.OK.getStatusCode());
      response.setEntity(ErrorEnvelope.of(List.of(ErrorCode.anyOf(refusal.code()))));
    } else if (effect instanceof FaultEffect.HttpStatus failed) {
      replace(response, PlainResponses.of(failed.status()));
    } else if (effect instanceof FaultEffect.TooManyRequests rejected) {
      replace(response, PlainResponses.tooManyRequests(rejected.retryAfter()));
    } else if (effect instanceof FaultEffect.TruncatedJson) {
      String json = PlatformJson.write(response.getEntity());
      response.setEntity(json.substring(0, json.length() / 2));
    } else if (effect instanceof FaultEffect.MalformedJson) {
      String json = PlatformJson.write(response.getEntity());
      response.setEntity(json.substring(0, json.length() - 1) + "]");
    } else if (effect instanceof FaultEffect.EmptyAnswer) {
      response.setEntity("");
    } else {
      throw new IllegalStateException("No response is written yet for " + effect);
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
