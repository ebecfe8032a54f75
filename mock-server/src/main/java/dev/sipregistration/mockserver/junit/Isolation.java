package dev.sipregistration.mockserver.junit;

/** How tests are isolated from each other. */
public enum Isolation {
  /**
   * Each test has an account of its own on a server that is never reset, so tests may run in
   * parallel. An injected account is a new one.
   */
  ACCOUNT,

  /**
   * The server is reset before each test, so each starts with the seed, and ids start at 1; tests
   * must run one after the other. An injected account is the first of the seed.
   */
  RESET
}
