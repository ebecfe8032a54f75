package dev.sipregistration.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error that the API reported.
 *
 * @param code the vendor's error code, the only part to decide by
 * @param message the vendor's text for people, possibly empty; texts change
 * @param fieldName the invalid parameter, or null if the API did not name one
 */
public record ApiError(int code, String message, @Nullable String fieldName) {

  /** Creates the error. */
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
