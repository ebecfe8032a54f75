package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts the use of the platform's API.
 *
 * <p>A reset does not clear it, because test runs reset before each test; only {@link #clear} does.
 * Snapshots do not include it. Safe for use by many threads.
 */
public final class Coverage implements CallObserver {
  private final List<CoverageTarget> targets;
  private final List<CoverageTarget.Code> codesOfNoOperation;
  private volatile Counters counters;

  /**
   * Starts to count.
   *
   * @param targets the operations
   * @param codesOfNoOperation the errors of calls that name no operation
   */
  public Coverage(List<CoverageTarget> targets, List<CoverageTarget.Code> codesOfNoOperation) {
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
}
