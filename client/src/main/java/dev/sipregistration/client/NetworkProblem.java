package dev.sipregistration.client;

/**
 * What went wrong with the connection of an attempt.
 *
 * <p>Later versions may add problems, so a {@code switch} needs a default.
 */
public enum NetworkProblem {

  /** The host name has no address. */
  UNKNOWN_HOST("unknown host"),

  /** Nothing listens at the address and the port. */
  CONNECTION_REFUSED("connection refused"),

  /** The network has no route to the address. */
  UNREACHABLE("unreachable"),

  /** The TLS handshake failed, for example because the port speaks no TLS. */
  TLS_FAILED("TLS failed"),

  /** The proxy did not connect to the server. */
  PROXY_FAILED("the proxy did not connect"),

  /** Connecting, or the whole call, took too long. */
  TIMED_OUT("timed out"),

  /** The connection was reset before a complete response arrived. */
  CONNECTION_RESET("connection reset"),

  /** The connection was closed before a complete response arrived. */
  CONNECTION_CLOSED("connection closed"),

  /** Any other problem. */
  OTHER("network error");

  private final String text;

  NetworkProblem(String text) {
    this.text = text;
  }

  /** Returns the problem in words, for messages. */
  String text() {
    return text;
  }
}
