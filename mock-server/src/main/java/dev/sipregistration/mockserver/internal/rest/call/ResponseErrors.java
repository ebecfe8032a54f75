package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import dev.sipregistration.mockserver.internal.rest.generated.BindSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.CreateSipRegistrationResponseModel;
import org.jspecify.annotations.Nullable;

/** Finds the error in an answer. The generated answers have no type in common. */
public final class ResponseErrors {
  private ResponseErrors() {}

  /** Returns the code of the first error, or 0 if there is none. */
  public static int codeIn(@Nullable Object answer) {
    ApiErrorModel error = errorIn(answer);
    return error == null || error.getCode() == null ? 0 : error.getCode();
  }

  private static @Nullable ApiErrorModel errorIn(@Nullable Object answer) {
    if (answer instanceof ErrorEnvelope envelope) {
      return envelope.error();
    }
    if (answer instanceof CreateSipRegistrationResponseModel create) {
      return create.getError();
    }
    if (answer instanceof BindSipRegistrationResponseModel bind) {
      return bind.getError();
    }
    return null;
  }
}
