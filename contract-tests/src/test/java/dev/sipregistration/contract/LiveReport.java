package dev.sipregistration.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the mock server and the vendor differ.
 *
 * @param vendor the host that was called
 * @param creations how many SIP registrations may have been paid for
 * @param leftBehind the ids of those that could not be deleted again
 */
record LiveReport(
    LocalDate date,
    String vendor,
    int creations,
    Set<String> leftBehind,
    List<LiveFinding> findings) {

  List<LiveFinding.Compared> different() {
    return compared().stream().filter(finding -> !finding.differences().isEmpty()).toList();
  }

  List<LiveFinding.Compared> alike() {
    return compared().stream().filter(finding -> finding.differences().isEmpty()).toList();
  }

  List<LiveFinding.NotRun> notRun() {
    return of(LiveFinding.NotRun.class);
  }

  void writeTo(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, toMarkdown());
  }

  /** Returns the report as a page. There is no token and no password in it. */
  String toMarkdown() {
    StringBuilder page = new StringBuilder();
    page.append("# The mock server beside the vendor, ").append(date).append("\n\n");
    page.append(summary()).append("\n");
    page.append("\n## Different\n");
    different().forEach(finding -> page.append(described(finding)));
    page.append("\n## Not run\n\n");
    notRun()
        .forEach(
            finding ->
                page.append("- ")
                    .append(finding.interaction())
                    .append(": ")
                    .append(finding.why())
                    .append("\n"));
    page.append("\n## Alike\n\n");
    alike().forEach(finding -> page.append("- ").append(finding.interaction()).append("\n"));
    return page.toString();
  }

  String summary() {
    return "%s: %d different, %d alike, %d not run. SIP registrations created: %d. Left behind: %s."
        .formatted(
            vendor,
            different().size(),
            alike().size(),
            notRun().size(),
            creations,
            leftBehind.isEmpty()
                ? "none"
                : String.join(", ", leftBehind)
                    + " (delete them, or each costs a fee every month)");
  }

  private static String described(LiveFinding.Compared finding) {
    return "\n### "
        + finding.interaction()
        + "\n\n`"
        + finding.vendor().path()
        + " "
        + finding.vendor().query().stream()
            .map(LiveReport::withoutSecret)
            .collect(Collectors.joining(" "))
        + "`\n\n"
        + finding.differences().stream()
            .map(difference -> "- " + withoutSecrets(difference, finding.vendor()) + "\n")
            .collect(Collectors.joining());
  }

  private static String withoutSecret(Exchange.QueryParameter parameter) {
    return isSecret(parameter) ? parameter.name() + "=..." : parameter.toString();
  }

  /** The vendor may repeat what it was sent. */
  private static String withoutSecrets(String text, Exchange exchange) {
    String safe = text;
    for (Exchange.QueryParameter parameter : exchange.query()) {
      safe = isSecret(parameter) ? safe.replace(parameter.value(), "...") : safe;
    }
    return safe;
  }

  private static boolean isSecret(Exchange.QueryParameter parameter) {
    return parameter.name().equals("password");
  }

  private List<LiveFinding.Compared> compared() {
    return of(LiveFinding.Compared.class);
  }

  private <T> List<T> of(Class<T> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
