package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.journal.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reports which callbacks there were in place of the expected ones, as the journal does of calls.
 *
 * @param all the callbacks that could have fitted
 * @param forgotten the number of callbacks that were dropped
 * @param query the expected callbacks
 * @param times their expected number
 */
record CallbackMismatch(
    List<ReceivedCallback> all, long forgotten, CallbackQuery query, Times times) {
  private static final int MAX_SHOWN = 5;
  private static final int MAX_NEAREST = 3;
  private static final String NOUN = "callback";

  String text() {
    List<ReceivedCallback> fitting = all.stream().filter(query::fits).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Expected %s of %s, but found %s."
            .formatted(times.of(NOUN), query, fitting.isEmpty() ? "none" : fitting.size()));
    if (!fitting.isEmpty()) {
      lines.add("Found:");
      fitting.stream().limit(MAX_SHOWN).forEach(callback -> lines.add("  " + callback));
      if (fitting.size() > MAX_SHOWN) {
        lines.add("  and " + (fitting.size() - MAX_SHOWN) + " more");
      }
    }
    if (fitting.size() < times.least()) {
      addNearest(lines);
    }
    lines.add(summary());
    return String.join("\n", lines);
  }

  private void addNearest(List<String> lines) {
    List<ReceivedCallback> nearest =
        all.stream()
            .filter(callback -> !query.fits(callback))
            .sorted(
                Comparator.<ReceivedCallback>comparingInt(
                        callback -> query.differences(callback).size())
                    .thenComparing(Comparator.comparingLong(ReceivedCallback::number).reversed()))
            .limit(MAX_NEAREST)
            .toList();
    if (!nearest.isEmpty()) {
      lines.add("Nearest:");
      nearest.forEach(
          callback -> {
            lines.add("  " + callback);
            query.differences(callback).forEach(each -> lines.add("     " + each));
          });
    }
  }

  private String summary() {
    String kept =
        all.isEmpty()
            ? "The mock server has received no callback at all"
            : "The mock server has received %s: %s"
                .formatted(Times.exactly(all.size()).of(NOUN), types());
    return forgotten == 0
        ? kept + "."
        : kept + "; %s callbacks before that are forgotten.".formatted(forgotten);
  }

  private String types() {
    Map<String, Long> numbers =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    callback -> callback.type().wireName(), TreeMap::new, Collectors.counting()));
    return numbers.entrySet().stream()
        .map(entry -> entry.getValue() + " of " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
