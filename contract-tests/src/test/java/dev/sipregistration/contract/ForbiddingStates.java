package dev.sipregistration.contract;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sipregistration.client.ApiErrorKind;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The states in which any call is refused: state, error code, its kind, and the text. */
final class ForbiddingStates {

  /**
   * Returns them.
   *
   * @param role the state in which the caller has a role that does not allow the call
   */
  static Stream<Arguments> withRole(String role) {
    return Stream.of(
        arguments(ProviderStates.NO_TOKEN, 100, ApiErrorKind.TOKEN_REFUSED, "Authorization failed"),
        arguments(
            ProviderStates.TOKEN_SIGNED_BY_STRANGER,
            100,
            ApiErrorKind.TOKEN_REFUSED,
            "Authorization failed"),
        arguments(
            ProviderStates.TOKEN_OF_UNKNOWN_KEY,
            433,
            ApiErrorKind.TOKEN_REFUSED,
            "Invalid key id."),
        arguments(
            ProviderStates.MALFORMED_TOKEN,
            447,
            ApiErrorKind.TOKEN_REFUSED,
            "Invalid token format."),
        arguments(
            ProviderStates.TOKEN_THAT_LIVES_TOO_LONG,
            454,
            ApiErrorKind.TOKEN_REFUSED,
            "The token TTL exceeds the maximum limit."),
        arguments(
            ProviderStates.TOKEN_FROM_THE_FUTURE,
            455,
            ApiErrorKind.TOKEN_REFUSED,
            "Token issued in the future."),
        arguments(
            ProviderStates.EXPIRED_TOKEN,
            456,
            ApiErrorKind.TOKEN_REFUSED,
            "The token has expired."),
        arguments(role, 104, ApiErrorKind.FORBIDDEN_BY_ROLE, "Forbidden command"),
        arguments(
            ProviderStates.INACTIVE_ACCOUNT,
            131,
            ApiErrorKind.ACCOUNT_NOT_ACTIVATED,
            "The account is not activated"),
        arguments(
            ProviderStates.NO_MORE_CALLS, 340, ApiErrorKind.RATE_LIMITED, "Rate limit exceed"));
  }

  private ForbiddingStates() {}
}
