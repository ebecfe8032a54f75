package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call that was refused before an operation saw it. Operations put the same two
 * fields into answers of their own.
 *
 * @param error the first thing that is wrong
 * @param errors all that is wrong, where that is more than one thing
 */
public record ErrorEnvelope(ApiErrorModel error, @Nullable List<ApiErrorModel> errors) {

  public static ErrorEnvelope of(List<ApiErrorModel> wrong) {
    return new ErrorEnvelope(wrong.get(0), allOf(wrong));
  }

  public static @Nullable List<ApiErrorModel> allOf(List<ApiErrorModel> wrong) {
    return wrong.size() > 1 ? wrong : null;
  }
}
