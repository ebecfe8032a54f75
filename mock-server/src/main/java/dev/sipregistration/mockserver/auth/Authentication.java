package dev.sipregistration.mockserver.auth;

/** Says how the check of a token ended. */
public sealed interface Authentication {

  /**
   * The token is good.
   *
   * @param caller who signed it, and for which account
   */
  record Accepted(Caller caller) implements Authentication {}

  /**
   * The token is not good.
   *
   * @param reason the first thing found wrong with it
   */
  record Refused(TokenRefusal reason) implements Authentication {}
}
