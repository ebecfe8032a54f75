package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.rest.generated.ApiError;
import dev.sipregistration.mockserver.rest.generated.BindSipRegistrationResponse;
import dev.sipregistration.mockserver.rest.generated.CreateSipRegistrationResponse;
import org.jspecify.annotations.Nullable;

/** Finds the error in an answer. The generated answers have no type in common. */
final class AnswerErrors {
  private AnswerErrors() {}

  /** Returns the code of the first error, or 0 if there is none. */
  static int codeIn(@Nullable Object answer) {
    ApiError error = errorIn(answer);
    return error == null || error.getCode() == null ? 0 : error.getCode();
  }

  private static @Nullable ApiError errorIn(@Nullable Object answer) {
    if (answer instanceof ErrorEnvelope envelope) {
      return envelope.error();
    }
    if (answer instanceof CreateSipRegistrationResponse create) {
      return create.getError();
    }
    if (answer instanceof BindSipRegistrationResponse bind) {
      return bind.getError();
    }
    return null;
  }
}
