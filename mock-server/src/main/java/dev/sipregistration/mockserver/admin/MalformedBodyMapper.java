package dev.sipregistration.mockserver.admin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.stream.Collectors;

/**
 * Answers a body that is no JSON, or not the JSON that the call takes, with the place of the fault.
 */
final class MalformedBodyMapper implements ExceptionMapper<JacksonException> {
  private final ProblemMapper problems = new ProblemMapper();

  @Override
  public Response toResponse(JacksonException malformed) {
    return problems.toResponse(
        ProblemException.badRequest(pointer(malformed), malformed.getOriginalMessage()));
  }

  private static String pointer(JacksonException malformed) {
    if (!(malformed instanceof JsonMappingException mapping)) {
      return "";
    }
    return mapping.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }
}
