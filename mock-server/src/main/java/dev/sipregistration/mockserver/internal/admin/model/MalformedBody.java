package dev.sipregistration.mockserver.internal.admin.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The problem of a body that is no JSON, or not the JSON of the operation: the place, and what to
 * send instead. Jackson's own messages are about Java classes.
 */
final class MalformedBody {
  private MalformedBody() {}

  static ProblemException problem(JacksonException malformed) {
    List<JsonMappingException.Reference> path =
        malformed instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    if (!path.isEmpty()) {
      return ProblemException.badRequest(pointer(path), detail(name(path), malformed));
    }
    return malformed instanceof MismatchedInputException mismatch && !hasMoreThanJson(mismatch)
        ? ProblemException.badRequest("", "The body must be a JSON object")
        : ProblemException.badRequest("", "The body is no JSON: " + place(malformed));
  }

  /** Jackson reports text behind the JSON as a wrong type; only the place helps. */
  private static boolean hasMoreThanJson(MismatchedInputException mismatch) {
    return mismatch.getOriginalMessage().startsWith("Trailing token");
  }

  private static String detail(String name, JacksonException wrong) {
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return name + " is not known here: use one of " + listed(unknown.getKnownPropertyIds());
    }
    if (wrong instanceof ValueInstantiationException unknown && unknown.getType().isEnumType()) {
      Object[] values = unknown.getType().getRawClass().getEnumConstants();
      return name + " must be one of " + listed(List.of(values));
    }
    if (wrong.getCause() instanceof InputCoercionException) {
      return name + " is out of range";
    }
    return wrong instanceof MismatchedInputException mismatch
        ? name + " must be " + expected(mismatch.getTargetType())
        : name + " cannot be read: " + place(wrong);
  }

  private static String listed(Collection<Object> values) {
    return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == OffsetDateTime.class) {
      return "an instant with its offset, such as 2026-02-01T00:00:00Z";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text";
    }
    return type != null && Number.class.isAssignableFrom(type) ? "a number" : "of another type";
  }

  private static String place(JacksonException malformed) {
    JsonLocation location = malformed.getLocation();
    return location == null
        ? "it cannot be read"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String name(List<JsonMappingException.Reference> path) {
    return step(path.get(path.size() - 1));
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    return ProblemException.pointerTo(
        path.stream().map(MalformedBody::step).toArray(String[]::new));
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
  }
}
