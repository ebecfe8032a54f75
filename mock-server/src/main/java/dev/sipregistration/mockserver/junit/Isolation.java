package dev.sipregistration.mockserver.junit;

/** How tests are kept from seeing what others did. */
public enum Isolation {
  /**
   * Each test has an account of its own on a server that is never reset, so tests may run beside
   * each other. An injected account is a new one.
   */
  ACCOUNT,

  /**
   * The server is reset before each test, so each begins with the seed and ids begin at 1; tests
   * must run one after the other. An injected account is the first of the seed.
   */
  RESET
}
