package dev.sipregistration.mockserver.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.mockserver.faults.Symptom;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Spoils what answers say.
 *
 * @param json writes answers
 */
record SpoiledAnswer(ObjectMapper json) {

  void spoil(ContainerResponseContext response, Symptom.InTheAnswer symptom) {
    if (symptom instanceof Symptom.Refusal refusal) {
      refuse(response, refusal.code());
    } else if (symptom instanceof Symptom.HttpStatus failed) {
      replace(response, PlainAnswers.of(failed.status()));
    } else if (symptom instanceof Symptom.TooManyRequests turnedAway) {
      replace(response, PlainAnswers.tooManyRequests(turnedAway.retryAfter()));
    } else if (symptom instanceof Symptom.TruncatedJson) {
      String whole = write(response.getEntity());
      response.setEntity(whole.substring(0, whole.length() / 2));
    } else if (symptom instanceof Symptom.MalformedJson) {
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
