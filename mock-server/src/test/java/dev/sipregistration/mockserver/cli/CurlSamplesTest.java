package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CurlSamplesTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @Test
  void of_demo_showErrorsButNoProgress() {
    assertThat(CurlSamples.of(SERVER.server()).lines().filter(line -> line.startsWith("curl")))
        .hasSize(2)
        .allMatch(line -> line.startsWith("curl -sS "));
  }
}
