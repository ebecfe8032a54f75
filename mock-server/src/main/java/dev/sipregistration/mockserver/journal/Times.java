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

  /**
   * Compares a number with this one.
   *
   * @return whether it is as expected
   */
  public boolean allow(int times) {
    return times >= least && times <= most;
  }

  /**
   * Returns the words of a report: {@code 1 call}, {@code at least 2 calls}, {@code no call}.
   *
   * @param noun what is counted, such as {@code call}
   */
  public String of(String noun) {
    if (least == most) {
      return count(least, noun);
    }
    if (most == Integer.MAX_VALUE) {
      return "at least " + count(least, noun);
    }
    return (least == 0 ? "at most " : least + " to ") + count(most, noun);
  }

  /** Returns the words of a report of calls. */
  @Override
  public String toString() {
    return of("call");
  }

  static String calls(long number) {
    return count(number, "call");
  }

  private static String count(long number, String noun) {
    return number == 0 ? "no " + noun : number == 1 ? "1 " + noun : number + " " + noun + "s";
  }
}
