package dev.sipregistration.mockserver.auth;

import java.util.function.Function;

/** The result of the check of a token. */
public sealed interface Authentication {

  /**
   * The token is good.
   *
   * @param caller who signed it, and for which account
   */
  record Accepted(Caller caller) implements Authentication {
    @Override
    public Caller orElseThrow(Function<TokenRefusal, ? extends RuntimeException> failure) {
      return caller;
    }
  }

  /**
   * The token is not good.
   *
   * @param reason the first thing found wrong with it
   */
  record Refused(TokenRefusal reason) implements Authentication {
    @Override
    public Caller orElseThrow(Function<TokenRefusal, ? extends RuntimeException> failure) {
      throw failure.apply(reason);
    }
  }

  /**
   * Returns the caller, where a bad token is an error.
   *
   * @param failure makes the exception of the reason
   * @return who signed the token, and for which account
   */
  Caller orElseThrow(Function<TokenRefusal, ? extends RuntimeException> failure);
}
