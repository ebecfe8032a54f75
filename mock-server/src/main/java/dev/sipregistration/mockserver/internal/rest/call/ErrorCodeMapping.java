package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.auth.TokenRefusal;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Maps the refusals of the domain, and of the check of tokens, to the vendor's error codes. */
public final class ErrorCodeMapping {
  private ErrorCodeMapping() {}

  public static List<ApiErrorModel> errors(List<Refusal> refusals) {
    return refusals.stream().map(ErrorCodeMapping::error).toList();
  }

  public static ErrorCode code(TokenRefusal refusal) {
    return switch (refusal) {
      case MISSING, WRONG_API_KEY, WRONG_ALGORITHM, BAD_SIGNATURE, FOREIGN_KEY ->
          ErrorCode.AUTHORIZATION_FAILED;
      case MALFORMED -> ErrorCode.INVALID_TOKEN_FORMAT;
      case UNKNOWN_KEY -> ErrorCode.INVALID_KEY_ID;
      case TTL_TOO_LONG -> ErrorCode.TOKEN_TTL_TOO_LONG;
      case ISSUED_IN_FUTURE -> ErrorCode.TOKEN_FROM_THE_FUTURE;
      case EXPIRED -> ErrorCode.TOKEN_EXPIRED;
    };
  }

  private static ApiErrorModel error(Refusal refusal) {
    ErrorCode code = code(refusal.reason());
    return refusal
        .parameter()
        .map(parameter -> code.in(wireName(parameter), wireNames(refusal)))
        .orElseGet(code::error);
  }

  private static ErrorCode code(Reason reason) {
    return switch (reason) {
      case ACCOUNT_UNKNOWN -> ErrorCode.INVALID_ACCOUNT_ID;
      case ACCOUNT_INACTIVE -> ErrorCode.ACCOUNT_NOT_ACTIVATED;
      case TOO_MANY_CALLS -> ErrorCode.RATE_LIMIT_EXCEEDED;
      case REQUIRED_PARAMETER_EMPTY -> ErrorCode.REQUIRED_PARAMETER_EMPTY;
      case ID_AND_NAME -> ErrorCode.ONLY_ONE_OF;
      case SIP_USERNAME_MALFORMED -> ErrorCode.INVALID_USERNAME;
      case PROXY_MALFORMED -> ErrorCode.INVALID_PROXY;
      case SIP_REGISTRATION_UNKNOWN -> ErrorCode.INVALID_REGISTRATION_ID;
      case APPLICATION_ID_UNKNOWN -> ErrorCode.INVALID_APPLICATION_ID;
      case APPLICATION_NAME_UNKNOWN -> ErrorCode.INVALID_APPLICATION_NAME;
      case RULE_ID_UNKNOWN -> ErrorCode.INVALID_RULE_ID;
      case RULE_NAME_UNKNOWN -> ErrorCode.INVALID_RULE_NAME;
      case USER_UNKNOWN -> ErrorCode.INVALID_USER_ID;
      case USER_OF_OTHER_APPLICATION -> ErrorCode.USER_NOT_IN_APPLICATION;
      case PERSISTENT_WITH_USER -> ErrorCode.PERSISTENT_REGISTRATION;
      case TOO_MANY_SIP_REGISTRATIONS -> ErrorCode.TOO_MANY_SIP_REGISTRATIONS;
      case INSUFFICIENT_MONEY -> ErrorCode.INSUFFICIENT_MONEY;
    };
  }

  private static String wireNames(Refusal refusal) {
    return refusal.parameters().stream()
        .map(ErrorCodeMapping::wireName)
        .collect(Collectors.joining(", "));
  }

  private static String wireName(Parameter parameter) {
    return parameter == Parameter.PERSISTENT
        ? "is_persistent"
        : parameter.name().toLowerCase(Locale.ROOT);
  }
}
