package dev.sipregistration.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API refused the call and said why.
 *
 * <p>Decide by {@link #kind()} or {@link #code()}, never by the text, which changes.
 */
public final class ApiErrorException extends SipRegistrationException {

  private static final int MAX_QUOTED_LENGTH = 200;

  /** The vendor's error code. */
  private final int code;

  /** The vendor's text for people. */
  private final String apiMessage;

  /** The invalid parameter, or null if the API did not name one. */
  private final @Nullable String fieldName;

  /** At least one; null after deserialization, which restores the first error only. */
  private final transient @Nullable List<ApiError> errors;

  /** The HTTP status. */
  private final int httpStatus;

  /** Creates the exception of at least one error, the first of which is the reason. */
  ApiErrorException(
      String method, List<ApiError> errors, int httpStatus, @Nullable Duration retryAfter) {
    super(method, describe(errors), retryAfter, null);
    this.errors = List.copyOf(errors);
    this.code = errors.get(0).code();
    this.apiMessage = errors.get(0).message();
    this.fieldName = errors.get(0).fieldName();
    this.httpStatus = httpStatus;
  }

  private static String describe(List<ApiError> errors) {
    ApiError first = errors.get(0);
    return "refused with code "
        + first.code()
        + " ("
        + Excerpt.oneLine(first.message(), MAX_QUOTED_LENGTH)
        + ")"
        + (first.fieldName() == null
            ? ""
            : ", field " + Excerpt.oneLine(first.fieldName(), MAX_QUOTED_LENGTH))
        + (errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more");
  }

  /**
   * Returns the kind of the code.
   *
   * @return the kind, {@link ApiErrorKind#OTHER} for codes that this version does not know
   */
  public ApiErrorKind kind() {
    return ApiErrorKind.of(code());
  }

  /**
   * Returns the vendor's error code.
   *
   * @return the code, any number
   */
  public int code() {
    return code;
  }

  /**
   * Returns the vendor's text for people.
   *
   * @return the text, possibly empty; its first 1,000 characters if it is longer
   */
  public String apiMessage() {
    return apiMessage;
  }

  /**
   * Returns the invalid parameter.
   *
   * @return the parameter's name in the API, or empty if the API did not name one
   */
  public Optional<String> fieldName() {
    return Optional.ofNullable(fieldName);
  }

  /**
   * Returns all errors that the API reported, up to 100.
   *
   * @return at least one error, the reason first
   */
  public List<ApiError> errors() {
    List<ApiError> all = errors;
    return all != null ? all : List.of(new ApiError(code, apiMessage, fieldName));
  }

  /**
   * Returns the HTTP status, which is usually 200.
   *
   * @return the HTTP status
   */
  public int httpStatus() {
    return httpStatus;
  }
}
