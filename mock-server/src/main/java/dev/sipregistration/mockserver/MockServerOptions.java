package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;

/**
 * How a mock server is to be started. Immutable: each {@code with} returns other options.
 *
 * @param host the name or address to listen on; {@code 127.0.0.1} unless told otherwise
 * @param port the port, 0 to 65535; 0, the default, takes any that is free
 * @param strict whether parameters that an operation does not have are refused with code 101; the
 *     platform ignores them
 * @param anyToken whether every well-formed token is believed, whoever signed it and whenever; for
 *     verifying recorded interactions
 * @param seed what the server begins with; the demo world unless told otherwise
 */
public record MockServerOptions(
    String host, int port, boolean strict, boolean anyToken, Seed seed) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the port is none
   */
  public MockServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
  }

  /**
   * Returns the options that suit a test: the demo world, on loopback, on any free port.
   *
   * @return the options
   */
  public static MockServerOptions defaults() {
    return new MockServerOptions("127.0.0.1", 0, false, false, DemoSeed.create());
  }

  /**
   * Returns these options with another host.
   *
   * @param newHost the name or address to listen on
   * @return other options
   */
  public MockServerOptions withHost(String newHost) {
    return new MockServerOptions(newHost, port, strict, anyToken, seed);
  }

  /**
   * Returns these options with another port.
   *
   * @param newPort the port, or 0 for any that is free
   * @return other options
   * @throws IllegalArgumentException if it is not 0 to 65535
   */
  public MockServerOptions withPort(int newPort) {
    return new MockServerOptions(host, newPort, strict, anyToken, seed);
  }

  /**
   * Returns these options with or without strictness.
   *
   * @param newStrict whether unknown parameters are refused
   * @return other options
   */
  public MockServerOptions withStrict(boolean newStrict) {
    return new MockServerOptions(host, port, newStrict, anyToken, seed);
  }

  /**
   * Returns these options with or without belief in every token.
   *
   * @param newAnyToken whether every well-formed token is believed
   * @return other options
   */
  public MockServerOptions withAnyToken(boolean newAnyToken) {
    return new MockServerOptions(host, port, strict, newAnyToken, seed);
  }

  /**
   * Returns these options with another seed.
   *
   * @param newSeed what the server begins with
   * @return other options
   */
  public MockServerOptions withSeed(Seed newSeed) {
    return new MockServerOptions(host, port, strict, anyToken, newSeed);
  }
}
