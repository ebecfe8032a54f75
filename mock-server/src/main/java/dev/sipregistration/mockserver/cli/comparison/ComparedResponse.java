package dev.sipregistration.mockserver.cli.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A response to a call.
 *
 * @param status the HTTP status
 * @param contentType the type of the body, in lower case and without spaces
 * @param body the body, a missing node if it is no JSON
 */
public record ComparedResponse(int status, String contentType, JsonNode body) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads a response. */
  public static ComparedResponse read(int status, String contentType, String text) {
    return new ComparedResponse(status, contentType, json(text));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  boolean isDone() {
    return body.path("result").asInt() == 1;
  }

  /** Describes the outcome in a word or two, without anything that the platform may repeat. */
  String outcome() {
    int code = body.at("/error/code").asInt();
    return code == 0 ? "status " + status : "error " + code;
  }
}
