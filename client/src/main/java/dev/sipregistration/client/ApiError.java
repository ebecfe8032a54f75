package dev.sipregistration.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the API found wrong.
 *
 * @param code the vendor's number for it, the only part to decide by
 * @param message the vendor's text for people, possibly empty; texts change
 * @param fieldName the parameter that is wrong, or null if the API did not name one
 */
public record ApiError(int code, String message, @Nullable String fieldName) {

  /**
   * Creates the error.
   *
   * @param code the vendor's number for it
   * @param message the vendor's text for people, possibly empty
   * @param fieldName the parameter that is wrong, or null if the API did not name one
   */
  public ApiError {
    Objects.requireNonNull(message, "message");
  }

  /**
   * Returns the kind of the code.
   *
   * @return the kind, {@link ApiErrorKind#OTHER} for codes that this version does not know
   */
  public ApiErrorKind kind() {
    return ApiErrorKind.of(code);
  }
}
