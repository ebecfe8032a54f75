package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RecordedParameter;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts the use of one parameter. */
final class ParameterCounters {
  private final CoverageTarget.Parameter target;
  private final LongAdder calls = new LongAdder();
  private final LongAdder succeeded = new LongAdder();
  private final Tally<Boolean> truths = new Tally<>();

  ParameterCounters(CoverageTarget.Parameter target) {
    this.target = target;
  }

  void count(RecordedParameter parameter, boolean success) {
    calls.increment();
    if (success) {
      succeeded.increment();
    }
    if (target.truth()) {
      parameter.truth().ifPresent(truths::add);
    }
  }

  ParameterCoverage coverage() {
    List<ValueCoverage> values =
        target.truth()
            ? List.of(
                new ValueCoverage("true", truths.of(true)),
                new ValueCoverage("false", truths.of(false)))
            : List.of();
    return new ParameterCoverage(target.name(), calls.sum(), succeeded.sum(), values);
  }
}
