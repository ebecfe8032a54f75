package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CurlSamplesTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  /** CI runs them in several shells, twice in each. */
  @Test
  void of_demo_bindsWhatWasCreated() {
    assertThat(CurlSamples.of(SERVER.server()))
        .contains("?sip_registration_id=$ID&")
        .doesNotContain("sip_registration_id=1");
  }

  @Test
  void of_demo_showErrorsButNoProgress() {
    assertThat(CurlSamples.of(SERVER.server()).lines().filter(line -> line.contains("curl")))
        .hasSize(2)
        .allMatch(line -> line.contains("curl -sS "));
  }
}
