package dev.sipregistration.mockserver.auth;

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
   * Refuses a call that came without a token.
   *
   * @return the refusal
   */
  default Authentication missing() {
    return new Authentication.Refused(TokenRefusal.MISSING);
  }
}
