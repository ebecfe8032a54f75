package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the mock server and the platform differ.
 *
 * @param platform the address that was called
 * @param mostCreations how many were allowed
 * @param creations how many SIP registrations may have been paid for
 * @param leftBehind those that could not be deleted again
 */
public record ComparisonReport(
    LocalDate date,
    String platform,
    int mostCreations,
    int creations,
    LeftBehind leftBehind,
    List<RequestFinding> findings) {

  /** So many create what all requests need, and some more. */
  private static final int ENOUGH_CREATIONS = 25;

  /** Copies the list. */
  public ComparisonReport {
    findings = List.copyOf(findings);
  }

  /** Tells whether all that could be compared is the same, and nothing is left behind. */
  public boolean isAlike() {
    return different().isEmpty() && leftBehind.isNothing();
  }

  /** Returns how the connection was lost, if it was. */
  public Optional<String> connectionLost() {
    return notRun().stream()
        .filter(RequestFinding::isLost)
        .map(RequestFinding.NotRun::reason)
        .findFirst();
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
            Stream.of("# The mock server beside the platform, " + date, "", summary()),
            whyNotRun(),
            Stream.of("", "## Different"),
            different().isEmpty()
                ? Stream.of("", "None.")
                : different().stream().flatMap(ComparisonReport::described),
            list(
                "Not run",
                notRun().stream()
                    .map(finding -> finding.request().description() + ": " + finding.reason())
                    .toList()),
            list(
                "Alike", alike().stream().map(finding -> finding.request().description()).toList()))
        .flatMap(lines -> lines)
        .map(line -> SafeText.oneLine(SafeText.withoutTokens(line)) + "\n")
        .collect(Collectors.joining());
  }

  private static Stream<String> list(String heading, List<String> items) {
    return Stream.concat(
        Stream.of("", "## " + heading, ""),
        items.isEmpty() ? Stream.of("None.") : items.stream().map(item -> "- " + item));
  }

  private String summary() {
    return "%s: %s different, %s alike, %s not run. SIP registrations created: %s. %s"
        .formatted(
            platform, different().size(), alike().size(), notRun().size(), creations, leftBehind);
  }

  private Stream<String> whyNotRun() {
    Map<NotRunCause, Long> counts = new EnumMap<>(NotRunCause.class);
    notRun().forEach(finding -> counts.merge(finding.cause(), 1L, Long::sum));
    Stream<String> lines =
        counts.entrySet().stream()
            .map(
                count ->
                    "- %s %s%s".formatted(count.getValue(), count.getKey().text(), remedy(count)));
    return counts.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of("", "Of those not run:", ""), lines);
  }

  private String remedy(Map.Entry<NotRunCause, Long> count) {
    return count.getKey() == NotRunCause.MAX_CREATIONS && mostCreations < ENOUGH_CREATIONS
        ? "; `--max-creations " + ENOUGH_CREATIONS + "` runs more"
        : "";
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
