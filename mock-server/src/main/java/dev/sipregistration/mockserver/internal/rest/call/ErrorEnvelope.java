package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a refused call: the two fields that the response of every operation has for
 * errors.
 *
 * @param errors all errors, where there is more than one
 */
public record ErrorEnvelope(ApiErrorModel error, @Nullable List<ApiErrorModel> errors) {

  public static ErrorEnvelope of(List<ApiErrorModel> errors) {
    return new ErrorEnvelope(errors.get(0), errors.size() > 1 ? errors : null);
  }

  /** Tells whether a response is a refusal with an error among others. */
  static boolean has(ErrorCode code, @Nullable Object response) {
    return response instanceof ErrorEnvelope envelope
        && (envelope.errors == null ? List.of(envelope.error) : envelope.errors)
            .stream().anyMatch(error -> error.getCode() == code.code());
  }

  /** Returns the code of the first error in a response, or 0 if it is no refusal. */
  public static int codeIn(@Nullable Object response) {
    return response instanceof ErrorEnvelope envelope ? envelope.error.getCode() : 0;
  }
}
