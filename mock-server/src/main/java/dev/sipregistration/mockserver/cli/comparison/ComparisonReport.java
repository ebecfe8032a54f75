package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the mock server and the platform differ.
 *
 * @param platform the address that was called
 * @param creations how many SIP registrations may have been paid for
 * @param leftBehind the ids of those that could not be deleted again
 */
public record ComparisonReport(
    LocalDate date,
    String platform,
    int creations,
    Set<String> leftBehind,
    List<RequestFinding> findings) {

  /** Copies the collections. */
  public ComparisonReport {
    leftBehind = Set.copyOf(leftBehind);
    findings = List.copyOf(findings);
  }

  /** Tells whether all that could be compared is the same. */
  public boolean isAlike() {
    return different().isEmpty();
  }

  List<RequestFinding.Compared> different() {
    return compared().filter(finding -> !finding.differences().isEmpty()).toList();
  }

  List<RequestFinding.Compared> alike() {
    return compared().filter(finding -> finding.differences().isEmpty()).toList();
  }

  List<RequestFinding.NotRun> notRun() {
    return of(RequestFinding.NotRun.class).toList();
  }

  /** Returns the report as a page. There is no token and no password in it. */
  public String toMarkdown() {
    return Stream.of(
            Stream.of(
                "# The mock server beside the platform, " + date,
                "",
                summary(),
                "",
                "## Different"),
            different().stream().flatMap(ComparisonReport::described),
            Stream.of("", "## Not run", ""),
            notRun().stream()
                .map(finding -> "- " + finding.request().description() + ": " + finding.reason()),
            Stream.of("", "## Alike", ""),
            alike().stream().map(finding -> "- " + finding.request().description()))
        .flatMap(lines -> lines)
        .map(line -> SafeText.oneLine(line) + "\n")
        .collect(Collectors.joining());
  }

  private String summary() {
    return "%s: %s different, %s alike, %s not run. SIP registrations created: %s. Left behind: %s."
        .formatted(
            platform,
            different().size(),
            alike().size(),
            notRun().size(),
            creations,
            leftBehind.isEmpty()
                ? "none"
                : leftBehind.stream().sorted().collect(Collectors.joining(", "))
                    + " (delete them, or each costs a fee every month)");
  }

  private static Stream<String> described(RequestFinding.Compared finding) {
    String sent = finding.sent().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
    return Stream.concat(
            Stream.of(
                "",
                "### " + finding.request().description(),
                "",
                "`" + finding.request().path() + " " + sent + "`",
                ""),
            finding.differences().stream().map(difference -> "- " + difference))
        .map(line -> withoutSecrets(line, finding.request()));
  }

  /** The platform may repeat what it was sent. */
  private static String withoutSecrets(String line, ComparedRequest request) {
    String safe = line;
    for (String secret : request.secrets()) {
      safe = safe.replace(secret, "...");
    }
    return safe;
  }

  private Stream<RequestFinding.Compared> compared() {
    return of(RequestFinding.Compared.class);
  }

  private <T> Stream<T> of(Class<T> type) {
    return findings.stream().filter(type::isInstance).map(type::cast);
  }
}
