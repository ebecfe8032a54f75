package dev.sipregistration.mockserver.journal;

import java.util.List;

/** The outcome of counting calls. */
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
   * @param report what was expected and found, and the nearest calls, in several lines for people
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
   * @param all all calls of the journal
   * @param forgotten the number of calls that were dropped
   * @param query the expected calls
   * @param times their expected number
   * @return the outcome
   */
  static Verification of(List<RecordedCall> all, long forgotten, CallQuery query, Times times) {
    List<RecordedCall> calls = all.stream().filter(query::fits).toList();
    return times.allow(calls.size())
        ? new Met(calls)
        : new Missed(calls, new MismatchReport(all, forgotten, query, times).text());
  }
}
