package dev.sipregistration.mockserver.journal;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One criterion of a query.
 *
 * @param expected what it expects, for people
 * @param test whether a call meets it
 * @param found what a call has instead, for people
 */
record Criterion(
    String expected, Predicate<RecordedCall> test, Function<RecordedCall, String> found) {
  String difference(RecordedCall call) {
    return found.apply(call) + ", wanted " + expected;
  }
}
