package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.auth.ApiKeys;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of the platform's API.
 *
 * @param strict whether parameters that an operation does not have are refused
 * @param rateLimit429 whether the response to a call over its account's rate is status 429 rather
 *     than error 340
 * @param transportFields the fields that any call may have: official SDKs send or sent them, and
 *     the platform reads them
 */
public record PlatformSettings(boolean strict, boolean rateLimit429, Set<String> transportFields) {
  private static final Set<String> ALWAYS = Set.of("account_id", CallParameters.API_KEY, "cmd");
  private static final Set<String> WITH_API_KEY =
      Stream.of(ALWAYS, ApiKeys.PARAMETERS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Makes the settings.
   *
   * @param acceptApiKey whether the API key of an account is accepted in place of a token
   */
  public PlatformSettings(boolean strict, boolean rateLimit429, boolean acceptApiKey) {
    this(strict, rateLimit429, acceptApiKey ? WITH_API_KEY : ALWAYS);
  }
}
