package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * Aims the pacts at the real vendor, which costs money. It runs only if {@code -Dlive.credentials}
 * is there, and calls nobody unless {@code -Dlive.confirm} is too; see the page of this module.
 */
class LiveRun {

  private static final Path REPORT = Path.of("target", "live", "report.md");

  @Test
  void vendor_answersLikeTheMockServer() throws IOException {
    LiveSettings settings = LiveSettings.of(System.getProperties());
    try (ServerUnderTest server = new InProcessServer()) {
      LiveReport report =
          new LiveComparison(server, settings, Clock.systemUTC()).of(PactFile.read());
      report.writeTo(REPORT);
      assertThat(report.different())
          .as("%s%nThe report is in contract-tests/%s", report.summary(), REPORT)
          .isEmpty();
    }
  }
}
