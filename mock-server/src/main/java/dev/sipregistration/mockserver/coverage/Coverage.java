package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Counts the use of the platform's API.
 *
 * <p>A reset does not clear it, because test runs reset before each test; only {@link #clear} does.
 * Snapshots do not include it. Safe for use by many threads.
 */
public final class Coverage implements CallObserver {
  private final List<CoverageTarget> targets;
  private final List<CoverageTarget.ErrorTarget> codesOfNoOperation;
  private volatile Counters counters;

  /** Starts to count, with the operations and the errors of calls that name none. */
  public Coverage(
      List<CoverageTarget> targets, List<CoverageTarget.ErrorTarget> codesOfNoOperation) {
    this.targets = List.copyOf(targets);
    this.codesOfNoOperation = List.copyOf(codesOfNoOperation);
    counters = new Counters(this.targets);
  }

  @Override
  public Consumer<RecordedCall> arrived() {
    return counters::count;
  }

  /** {@return an immutable report of the use so far} */
  public CoverageReport report() {
    return counters.report(codesOfNoOperation);
  }

  /** Sets all counters to zero. Calls in progress do not count. */
  public void clear() {
    counters = new Counters(targets);
  }

  /** Counts the use of all operations. */
  private static final class Counters {
    private final Map<String, OperationCounters> operations = new TreeMap<>();
    private final LongAdder callsOfNoOperation = new LongAdder();
    private final ValueCounters<Integer> codesOfNoOperation = new ValueCounters<>();

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

    CoverageReport report(List<CoverageTarget.ErrorTarget> targets) {
      return new CoverageReport(
          operations.values().stream().map(OperationCounters::coverage).toList(),
          callsOfNoOperation.sum(),
          OperationCounters.codes(targets, codesOfNoOperation));
    }
  }
}
