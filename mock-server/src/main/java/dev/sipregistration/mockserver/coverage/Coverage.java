package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts what of the platform's API is used.
 *
 * <p>It goes on over resets, because a run of tests resets before each of them; only {@link #clear}
 * begins again. Snapshots do not hold it. Safe for many threads.
 */
public final class Coverage implements CallObserver {
  private final List<CoverageTarget> targets;
  private final List<CoverageTarget.Code> codesOfNoOperation;
  private volatile Counters counters;

  /**
   * Begins to count.
   *
   * @param targets the operations that there are
   * @param codesOfNoOperation what calls that name no operation are answered with
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

  /**
   * Returns what was used until now.
   *
   * @return a report that changes no more
   */
  public CoverageReport report() {
    return counters.report(codesOfNoOperation);
  }

  /** Forgets what was used. Calls under way do not count. */
  public void clear() {
    counters = new Counters(targets);
  }
}
