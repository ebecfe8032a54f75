package dev.sipregistration.mockserver.domain.sip;

/**
 * The SIP status codes from one to another, both included.
 *
 * @param to not less than {@code from}
 */
public record SipStatusRange(int from, int to) {
  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public SipStatusRange {
    if (to < from) {
      throw new IllegalArgumentException("a range that ends before it begins: " + from + ":" + to);
    }
  }

  public boolean contains(int code) {
    return from <= code && code <= to;
  }
}
