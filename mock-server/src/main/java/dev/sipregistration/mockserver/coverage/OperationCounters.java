package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts the use of one operation. Safe for use by many threads. */
final class OperationCounters {
  private static final int OK = 200;

  private final CoverageTarget target;
  private final LongAdder calls = new LongAdder();
  private final LongAdder succeeded = new LongAdder();
  private final Map<String, ParameterCounters> parameters = new LinkedHashMap<>();
  private final ValueCounters<RequestStyle> forms = new ValueCounters<>();
  private final ValueCounters<Integer> codes = new ValueCounters<>();
  private final ValueCounters<Integer> statuses = new ValueCounters<>();

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

  /** Joins the codes of the contract with the codes of the responses. */
  static List<CodeCoverage> codes(
      List<CoverageTarget.ErrorTarget> targets, ValueCounters<Integer> counts) {
    Map<Integer, CodeCoverage> coverage = new TreeMap<>();
    for (int code : counts.values()) {
      coverage.put(code, new CodeCoverage(code, "", true, counts.of(code)));
    }
    for (CoverageTarget.ErrorTarget target : targets) {
      coverage.put(
          target.code(),
          new CodeCoverage(
              target.code(), target.message(), target.faultOnly(), counts.of(target.code())));
    }
    return List.copyOf(coverage.values());
  }

  OperationCoverage coverage() {
    return new OperationCoverage(
        target.method(),
        calls.sum(),
        succeeded.sum(),
        parameters.values().stream().map(ParameterCounters::coverage).toList(),
        codes(target.codes(), codes),
        Stream.of(RequestStyle.values())
            .map(form -> new FormCoverage(form, forms.of(form)))
            .toList(),
        statuses.values().stream()
            .map(status -> new StatusCoverage(status, statuses.of(status)))
            .toList());
  }

  /** Counts the use of one parameter. */
  private static final class ParameterCounters {
    private final CoverageTarget.ParameterTarget target;
    private final LongAdder calls = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final ValueCounters<Boolean> truths = new ValueCounters<>();

    ParameterCounters(CoverageTarget.ParameterTarget target) {
      this.target = target;
    }

    void count(RecordedParameter parameter, boolean success) {
      calls.increment();
      if (success) {
        succeeded.increment();
      }
      if (target.isBoolean()) {
        parameter.truth().ifPresent(truths::add);
      }
    }

    ParameterCoverage coverage() {
      List<ValueCoverage> values =
          target.isBoolean()
              ? List.of(
                  new ValueCoverage("true", truths.of(true)),
                  new ValueCoverage("false", truths.of(false)))
              : List.of();
      return new ParameterCoverage(target.name(), calls.sum(), succeeded.sum(), values);
    }
  }
}
