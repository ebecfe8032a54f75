package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.Secret;
import org.junit.jupiter.api.Test;

class MockServerOptionsTest {
  @Test
  void builder_usedAgain_leavesEarlierOptionsAlone() {
    MockServerOptions.Builder builder = MockServerOptions.builder().strict(true).randomSeed(1);
    MockServerOptions first = builder.build();
    MockServerOptions second = builder.strict(false).randomSeed(2).httpsPort(0).build();

    assertThat(first.values().strict).isTrue();
    assertThat(first.values().randomSeed).isEqualTo(1);
    assertThat(first.values().httpsPort).isNull();
    assertThat(second.values().strict).isFalse();
    assertThat(second.values().randomSeed).isEqualTo(2);
    assertThat(second.values().httpsPort).isZero();
  }

  @Test
  void adminToken_longerThanAnyParameter_isAccepted() {
    String token = "t".repeat(1_000);

    assertThat(MockServerOptions.builder().adminToken(token).build().values().adminToken)
        .isEqualTo(new Secret(token));
  }
}
