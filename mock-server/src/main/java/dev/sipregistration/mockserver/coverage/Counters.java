package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the use of all operations. */
final class Counters {
  private final Map<String, OperationCounters> operations = new TreeMap<>();
  private final LongAdder callsOfNoOperation = new LongAdder();
  private final Tally<Integer> codesOfNoOperation = new Tally<>();

  Counters(List<CoverageTarget> targets) {
    targets.forEach(target -> operations.put(target.method(), new OperationCounters(target)));
  }

  void count(RecordedCall call) {
    OperationCounters operation = operations.get(call.method());
    if (operation != null) {
      operation.count(call);
    } else {
      callsOfNoOperation.increment();
      if (call.response().errorCode() != 0) {
        codesOfNoOperation.add(call.response().errorCode());
      }
    }
  }

  CoverageReport report(List<CoverageTarget.Code> targets) {
    return new CoverageReport(
        operations.values().stream().map(OperationCounters::coverage).toList(),
        callsOfNoOperation.sum(),
        CodeCounts.coverage(targets, codesOfNoOperation));
  }
}
