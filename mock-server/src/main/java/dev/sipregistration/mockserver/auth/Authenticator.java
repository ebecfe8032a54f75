package dev.sipregistration.mockserver.auth;

import java.util.Optional;
import java.util.function.Function;

/** Checks tokens. Safe for use by many threads. */
public interface Authenticator {
  /**
   * Checks one token.
   *
   * @param compact the token in its compact form, without {@code Bearer}
   * @return the caller, or the first thing wrong with the token
   */
  Authentication verify(String compact);

  /**
   * Checks a call that came without a token.
   *
   * @param parameters returns the first value of a parameter of the call that is not empty
   * @return the refusal, unless other credentials are accepted
   */
  default Authentication withoutToken(Function<String, Optional<String>> parameters) {
    return new Authentication.Refused(TokenRefusal.MISSING);
  }
}
