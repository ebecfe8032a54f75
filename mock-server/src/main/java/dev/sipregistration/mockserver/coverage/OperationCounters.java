package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts the use of one operation. Safe for use by many threads. */
final class OperationCounters {
  private static final int OK = 200;

  private final CoverageTarget target;
  private final LongAdder calls = new LongAdder();
  private final LongAdder succeeded = new LongAdder();
  private final Map<String, ParameterCounters> parameters = new LinkedHashMap<>();
  private final Tally<RequestStyle> forms = new Tally<>();
  private final Tally<Integer> codes = new Tally<>();
  private final Tally<Integer> statuses = new Tally<>();

  OperationCounters(CoverageTarget target) {
    this.target = target;
    target
        .parameters()
        .forEach(parameter -> parameters.put(parameter.name(), new ParameterCounters(parameter)));
  }

  void count(RecordedCall call) {
    calls.increment();
    if (call.response().succeeded()) {
      succeeded.increment();
    }
    call.forms().forEach(forms::add);
    if (call.response().errorCode() != 0) {
      codes.add(call.response().errorCode());
    }
    if (call.response().status() != OK) {
      statuses.add(call.response().status());
    }
    if (call.authenticated()) {
      countParameters(call);
    }
  }

  private void countParameters(RecordedCall call) {
    Set<String> seen = new HashSet<>();
    for (RecordedParameter parameter : call.parameters()) {
      ParameterCounters counters = parameters.get(parameter.name());
      if (counters != null && !parameter.value().isEmpty() && seen.add(parameter.name())) {
        counters.count(parameter, call.response().succeeded());
      }
    }
  }

  OperationCoverage coverage() {
    return new OperationCoverage(
        target.method(),
        calls.sum(),
        succeeded.sum(),
        parameters.values().stream().map(ParameterCounters::coverage).toList(),
        CodeCounts.coverage(target.codes(), codes),
        Stream.of(RequestStyle.values())
            .map(form -> new FormCoverage(form, forms.of(form)))
            .toList(),
        statuses.values().stream()
            .map(status -> new StatusCoverage(status, statuses.of(status)))
            .toList());
  }
}
