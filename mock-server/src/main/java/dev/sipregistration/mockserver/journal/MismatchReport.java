package dev.sipregistration.mockserver.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reports which calls there were in place of the expected ones.
 *
 * @param all all calls of the journal
 * @param forgotten the number of calls that were dropped
 * @param query the expected calls
 * @param times their expected number
 */
record MismatchReport(List<RecordedCall> all, long forgotten, CallQuery query, Times times) {
  private static final int MAX_SHOWN = 5;
  private static final int MAX_NEAREST = 3;

  /** Calls of another method come last. */
  private static final int OTHER_METHOD = 1_000;

  String text() {
    List<RecordedCall> fitting = all.stream().filter(query::fits).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Expected %s of %s, but found %s."
            .formatted(times, query, fitting.isEmpty() ? "none" : fitting.size()));
    if (!fitting.isEmpty()) {
      lines.add("Found:");
      fitting.stream().limit(MAX_SHOWN).forEach(call -> show(call, lines));
      addMore(fitting.size() - MAX_SHOWN, lines);
    }
    if (fitting.size() < times.least()) {
      addNearest(lines);
    }
    lines.add(summary());
    return String.join("\n", lines);
  }

  private void addNearest(List<String> lines) {
    List<RecordedCall> nearest =
        all.stream()
            .filter(call -> !query.fits(call) && isNear(call))
            .sorted(
                Comparator.comparingInt(this::distance)
                    .thenComparing(Comparator.comparingLong(RecordedCall::number).reversed()))
            .limit(MAX_NEAREST)
            .toList();
    if (!nearest.isEmpty()) {
      lines.add("Nearest:");
      nearest.forEach(
          call -> {
            show(call, lines);
            query.unmet(call).forEach(unmet -> lines.add("     " + unmet.difference(call)));
          });
    }
  }

  /**
   * A call of another method is near only if nothing else is different, or if it was not let in but
   * names an account: then its method may be misspelt.
   */
  private boolean isNear(RecordedCall call) {
    return query.isOfMethod(call)
        || call.claimedAccountId() != null
        || (query.criteria() > 0 && query.unmet(call).isEmpty());
  }

  private int distance(RecordedCall call) {
    return query.unmet(call).size() + (query.isOfMethod(call) ? 0 : OTHER_METHOD);
  }

  private static void show(RecordedCall call, List<String> lines) {
    lines.add("  " + call);
    call.warnings().forEach(warning -> lines.add("     warning: " + warning));
  }

  private static void addMore(int more, List<String> lines) {
    if (more > 0) {
      lines.add("  and " + more + " more");
    }
  }

  private String summary() {
    String kept =
        all.isEmpty()
            ? "The journal holds no call at all"
            : "The journal holds %s: %s".formatted(Times.calls(all.size()), methods());
    return forgotten == 0
        ? kept + "."
        : kept + "; %s before that are forgotten.".formatted(Times.calls(forgotten));
  }

  private String methods() {
    Map<String, Long> numbers =
        all.stream()
            .collect(
                Collectors.groupingBy(RecordedCall::method, TreeMap::new, Collectors.counting()));
    return numbers.entrySet().stream()
        .map(entry -> entry.getValue() + " of " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
