package dev.sipregistration.client;

/**
 * SIP status codes from one to another, both included.
 *
 * @param from the lowest code, from 100 to 699
 * @param to the highest code, from {@code from} to 699
 */
public record SipStatusRange(int from, int to) {

  private static final int LOWEST = 100;
  private static final int HIGHEST = 699;

  /**
   * Creates the range.
   *
   * @throws IllegalArgumentException if a code is out of its range
   */
  public SipStatusRange {
    if (from < LOWEST || to > HIGHEST || from > to) {
      throw new IllegalArgumentException(
          "SIP status codes must rise from 100 to 699, but are " + from + " to " + to);
    }
  }

  /**
   * Returns the range of a single code.
   *
   * @param code the code, from 100 to 699
   * @return the range
   * @throws IllegalArgumentException if {@code code} is out of its range
   */
  public static SipStatusRange of(int code) {
    return new SipStatusRange(code, code);
  }

  /**
   * Returns the range from one code to another.
   *
   * @param from the lowest code, from 100 to 699
   * @param to the highest code, from {@code from} to 699
   * @return the range
   * @throws IllegalArgumentException if a code is out of its range
   */
  public static SipStatusRange of(int from, int to) {
    return new SipStatusRange(from, to);
  }

  /** Returns the range as the API writes it. */
  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + ":" + to;
  }
}
