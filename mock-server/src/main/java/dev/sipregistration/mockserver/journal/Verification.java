package dev.sipregistration.mockserver.journal;

import java.util.List;

/** What came of counting calls. */
public sealed interface Verification {
  /**
   * As many calls were made as expected.
   *
   * @param calls the calls, oldest first
   */
  record Met(List<RecordedCall> calls) implements Verification {}

  /**
   * More or fewer calls were made than expected.
   *
   * @param calls the calls that fit, oldest first
   * @param report what was expected, what was found instead, and the nearest calls, in several
   *     lines for people
   */
  record Missed(List<RecordedCall> calls, String report) implements Verification {}

  /**
   * Returns the calls if they are as many as expected.
   *
   * @return the calls, oldest first
   * @throws AssertionError if they are not, with the report
   */
  default List<RecordedCall> orThrow() {
    if (this instanceof Missed missed) {
      throw new AssertionError(missed.report());
    }
    return ((Met) this).calls();
  }

  /**
   * Counts calls.
   *
   * @param all all calls that are kept
   * @param forgotten how many are kept no longer
   * @param query which calls
   * @param times how many there should be
   * @return what came of it
   */
  static Verification of(List<RecordedCall> all, long forgotten, CallQuery query, Times times) {
    List<RecordedCall> calls = all.stream().filter(query::fits).toList();
    return times.allow(calls.size())
        ? new Met(calls)
        : new Missed(calls, new MismatchReport(all, forgotten, query, times).text());
  }
}
