package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.List;

/** A call that is refused with one of the vendor's error codes. It has no stack trace. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorEnvelope response;

  /** Refuses a call with all errors, in the contract's order; there is at least one. */
  public RefusedException(List<ApiErrorModel> errors) {
    super(null, null, false, false);
    response = ErrorEnvelope.of(errors);
  }

  public static RefusedException of(ErrorCode code) {
    return new RefusedException(List.of(code.error()));
  }

  public static RefusedException of(List<Refusal> refusals) {
    return new RefusedException(ErrorCodeMapping.errors(refusals));
  }

  public ErrorEnvelope response() {
    return response;
  }
}
