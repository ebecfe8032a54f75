package dev.sipregistration.mockserver.auth;

/** Finds out who calls. Safe for use by many threads. */
@FunctionalInterface
public interface Authenticator {
  /**
   * Checks one token.
   *
   * @param compact the token in its compact form, without {@code Bearer}
   * @return who calls, or the first thing that is wrong
   */
  Authentication verify(String compact);
}
