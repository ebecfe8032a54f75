package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.rest.generated.ApiError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call that was refused before an operation saw it. Operations put the same two
 * fields into answers of their own.
 *
 * @param error the first thing that is wrong
 * @param errors all that is wrong, where that is more than one thing
 */
record ErrorEnvelope(ApiError error, @Nullable List<ApiError> errors) {

  static ErrorEnvelope of(List<ApiError> wrong) {
    return new ErrorEnvelope(wrong.get(0), allOf(wrong));
  }

  static @Nullable List<ApiError> allOf(List<ApiError> wrong) {
    return wrong.size() > 1 ? wrong : null;
  }
}
