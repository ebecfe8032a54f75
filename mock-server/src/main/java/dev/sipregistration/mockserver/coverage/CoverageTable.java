package dev.sipregistration.mockserver.coverage;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a report for people: first the numbers, then the gaps. */
record CoverageTable(CoverageReport report) {
  private static final String TITLE = "Coverage of the platform's API";

  private static final int LINE_LENGTH = 100;

  /** The width of a column of numbers. */
  private static final int NUMBER = 12;

  String text() {
    StringBuilder text = new StringBuilder(TITLE).append("\n\n");
    numbers(text);
    if (report.callsOfNoOperation() > 0) {
      text.append("\nCalls of no operation: ").append(report.callsOfNoOperation()).append('\n');
    }
    report.operations().forEach(operation -> gaps(operation, text));
    legend(text);
    return text.toString();
  }

  private void numbers(StringBuilder text) {
    int width =
        Stream.concat(
                Stream.of("Operation"), report.operations().stream().map(OperationCoverage::method))
            .mapToInt(String::length)
            .max()
            .orElseThrow();
    text.append(row(width, "Operation", "Calls", "Succeeded", "Parameters", "Refusals", "Forms"));
    for (OperationCoverage operation : report.operations()) {
      text.append(
          row(
              width,
              operation.method(),
              String.valueOf(operation.calls()),
              String.valueOf(operation.succeeded()),
              of(operation.parametersUsed().size(), operation.parameters().size()),
              of(
                  operation.codesUsed().size(),
                  operation.codesUsed().size() + operation.codesUnused().size()),
              of(operation.formsUsed().size(), operation.forms().size())));
    }
  }

  private static String row(int width, String operation, String... numbers) {
    StringBuilder row = new StringBuilder(operation).append(" ".repeat(width - operation.length()));
    for (String number : numbers) {
      row.append(" ".repeat(NUMBER - number.length())).append(number);
    }
    return row.append('\n').toString();
  }

  private static String of(int part, int whole) {
    return part + " of " + whole;
  }

  private static void gaps(OperationCoverage operation, StringBuilder text) {
    text.append('\n').append(operation.method()).append('\n');
    if (operation.calls() == 0) {
      text.append("  never called\n");
      return;
    }
    list("parameters not used", operation.parametersUnused(), text);
    list("parameters only refused", operation.parametersOnlyRefused(), text);
    list("values not used", operation.valuesUnused(), text);
    list("refusals given", refusals(operation), text);
    list("refusals not given", strings(operation.codesUnused()), text);
    list("other statuses given", statuses(operation), text);
    list(
        "forms not used",
        operation.formsUnused().stream().map(form -> form.description()).toList(),
        text);
  }

  private static List<String> refusals(OperationCoverage operation) {
    return operation.codes().stream()
        .filter(code -> code.calls() > 0)
        .map(code -> code.code() + " (" + code.calls() + ")")
        .toList();
  }

  private static List<String> statuses(OperationCoverage operation) {
    return operation.statuses().stream()
        .map(status -> status.status() + " (" + status.calls() + ")")
        .toList();
  }

  private static List<String> strings(List<Integer> codes) {
    return codes.stream().map(String::valueOf).toList();
  }

  private static void list(String title, List<String> items, StringBuilder text) {
    if (!items.isEmpty()) {
      wrapped("  %-24s".formatted(title), items, text);
    }
  }

  /** Writes a title and a list beside it, wrapped at the line length. */
  private static void wrapped(String title, List<String> items, StringBuilder text) {
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i < items.size() - 1 ? "," : "");
      if (line.length() + 1 + item.length() > LINE_LENGTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(title.length()));
      }
      line.append(' ').append(item);
    }
    text.append(line).append('\n');
  }

  /** Explains the codes of the gaps. */
  private void legend(StringBuilder text) {
    SortedMap<Integer, String> missing = new TreeMap<>();
    report.operations().stream()
        .filter(operation -> operation.calls() > 0)
        .flatMap(operation -> operation.codes().stream())
        .filter(code -> code.calls() == 0 && !code.faultOnly())
        .forEach(code -> missing.put(code.code(), code.message()));
    if (!missing.isEmpty()) {
      text.append("\nRefusals not given\n");
      missing.forEach((code, message) -> text.append("  %3s  %s\n".formatted(code, message)));
    }
  }
}
