package dev.sipregistration.mockserver.journal;

/**
 * An expected number of calls.
 *
 * @param least the least number
 * @param most the greatest number
 */
public record Times(int least, int most) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the least is negative, or greater than the most
   */
  public Times {
    if (least < 0 || most < least) {
      throw new IllegalArgumentException("not a number of times: " + least + " to " + most);
    }
  }

  /**
   * Returns no more and no less than a number.
   *
   * @param times the number
   * @return that many times
   */
  public static Times exactly(int times) {
    return new Times(times, times);
  }

  /** {@return exactly 1} */
  public static Times once() {
    return exactly(1);
  }

  /** {@return exactly 0} */
  public static Times never() {
    return exactly(0);
  }

  /**
   * Returns a number or more.
   *
   * @param least the least number
   * @return that many times, or more
   */
  public static Times atLeast(int least) {
    return new Times(least, Integer.MAX_VALUE);
  }

  /**
   * Returns a number or fewer.
   *
   * @param most the greatest number
   * @return that many times, or fewer
   */
  public static Times atMost(int most) {
    return new Times(0, most);
  }

  boolean allow(int times) {
    return times >= least && times <= most;
  }

  /** Returns the words of a report: {@code 1 call}, {@code at least 2 calls}, {@code no call}. */
  @Override
  public String toString() {
    if (least == most) {
      return calls(least);
    }
    if (most == Integer.MAX_VALUE) {
      return "at least " + calls(least);
    }
    return (least == 0 ? "at most " : least + " to ") + calls(most);
  }

  static String calls(long number) {
    return number == 0 ? "no call" : number == 1 ? "1 call" : number + " calls";
  }
}
