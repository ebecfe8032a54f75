package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.Arrays;

/**
 * The vendor's error codes that the mock server uses, with the vendor's texts. The contract lists
 * them under {@code x-error-codes}, with their meaning.
 */
public enum ErrorCode {
  FATAL_ERROR(1, "Fatal error"),
  INTERNAL_ERROR(2, "Internal error"),
  DB_ERROR(4, "DB error"),
  BILLING_FAILED(5, "Billing failed"),
  AUTHORIZATION_FAILED(100, "Authorization failed"),
  INVALID_ARGUMENTS(101, "Invalid arguments"),
  MISSING_COMMAND(102, "Missing 'cmd' parameter"),
  UNKNOWN_COMMAND(103, "Unknown command"),
  FORBIDDEN_COMMAND(104, "Forbidden command"),
  INVALID_APPLICATION_NAME(107, "Invalid application name"),
  INVALID_ACCOUNT_ID(115, "The 'account_id' parameter is invalid"),
  INVALID_APPLICATION_ID(116, "The 'application_id' parameter is invalid"),
  INVALID_USER_ID(117, "The 'user_id' parameter is invalid"),
  INSUFFICIENT_MONEY(127, "Insufficient money"),
  ACCOUNT_NOT_ACTIVATED(131, "The account is not activated"),
  REQUIRED_PARAMETER_EMPTY(134, "Required parameter is empty"),
  INVALID_RULE_ID(147, "The 'rule_id' parameter is invalid"),
  INVALID_RULE_NAME(156, "The 'rule_name' parameter is invalid"),
  TOO_MANY_SIP_REGISTRATIONS(272, "Exceeded the maximum possible number of SIP registrations"),
  INVALID_USERNAME(273, "The 'username' parameter is invalid"),
  INVALID_PROXY(274, "The 'proxy' parameter is invalid"),
  INVALID_REGISTRATION_ID(275, "The 'registration_id' parameter is invalid"),
  RATE_LIMIT_EXCEEDED(340, "Rate limit exceed"),
  USER_NOT_IN_APPLICATION(393, "The user is not bound to the application"),
  PERSISTENT_REGISTRATION(394, "The SIP registration is persistent"),
  INVALID_KEY_ID(433, "Invalid key id."),
  INVALID_TOKEN_FORMAT(447, "Invalid token format."),
  TOKEN_TTL_TOO_LONG(454, "The token TTL exceeds the maximum limit."),
  TOKEN_FROM_THE_FUTURE(455, "Token issued in the future."),
  TOKEN_EXPIRED(456, "The token has expired."),
  ONLY_ONE_OF(458, "Specify only one of the following parameters: %s"),
  AUTOMATIC_RESEND(
      484, "HTTP request is rejected due to probable automatic request resend. Try again later."),
  PARAMETER_TOO_LONG(499, "The '%s' parameter length must be less than %s.");

  private static final String SAMPLE = "application_name";

  private final int code;
  private final String message;

  ErrorCode(int code, String message) {
    this.code = code;
    this.message = message;
  }

  public int code() {
    return code;
  }

  /** Makes an error of any code, known or not, with sample details in its text. */
  public static ApiErrorModel anyOf(int code) {
    String text =
        Arrays.stream(values())
            .filter(known -> known.code == code)
            .map(known -> known.message.formatted(SAMPLE, Texts.LONGEST + 1))
            .findFirst()
            .orElse("Error " + code);
    return new ApiErrorModel().code(code).msg(text);
  }

  /** Returns the vendor's text, with placeholders for details. */
  public String message() {
    return message;
  }

  /** Makes an error that is about no single parameter. */
  public ApiErrorModel error() {
    return new ApiErrorModel().code(code).msg(message);
  }

  /** Makes an error of one parameter, with the details of its text. */
  ApiErrorModel in(String parameter, Object... details) {
    return new ApiErrorModel().code(code).msg(message.formatted(details)).fieldName(parameter);
  }
}
