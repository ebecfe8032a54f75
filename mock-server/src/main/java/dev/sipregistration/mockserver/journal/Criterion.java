package dev.sipregistration.mockserver.journal;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that is asked of a call.
 *
 * @param wanted what is asked, for people
 * @param test whether a call has it
 * @param found what a call has instead, for people
 */
record Criterion(
    String wanted, Predicate<RecordedCall> test, Function<RecordedCall, String> found) {
  String difference(RecordedCall call) {
    return found.apply(call) + ", wanted " + wanted;
  }
}
