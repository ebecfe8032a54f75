package dev.sipregistration.mockserver.internal.rest.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.mockserver.faults.FaultEffect;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.PlainResponses;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Spoils what answers say.
 *
 * @param json writes answers
 */
public record ResponseFaults(ObjectMapper json) {

  void spoil(ContainerResponseContext response, FaultEffect.InTheAnswer symptom) {
    if (symptom instanceof FaultEffect.Refusal refusal) {
      refuse(response, refusal.code());
    } else if (symptom instanceof FaultEffect.HttpStatus failed) {
      replace(response, PlainResponses.of(failed.status()));
    } else if (symptom instanceof FaultEffect.TooManyRequests turnedAway) {
      replace(response, PlainResponses.tooManyRequests(turnedAway.retryAfter()));
    } else if (symptom instanceof FaultEffect.TruncatedJson) {
      String whole = write(response.getEntity());
      response.setEntity(whole.substring(0, whole.length() / 2));
    } else if (symptom instanceof FaultEffect.MalformedJson) {
      String whole = write(response.getEntity());
      response.setEntity(whole.substring(0, whole.length() - 1) + "]");
    } else {
      response.setEntity("");
    }
  }

  private static void refuse(ContainerResponseContext response, int code) {
    response.setStatus(Response.Status.OK.getStatusCode());
    response.setEntity(ErrorEnvelope.of(List.of(ErrorCode.anyOf(code))));
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

  private String write(Object entity) {
    try {
      return json.writeValueAsString(entity);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
