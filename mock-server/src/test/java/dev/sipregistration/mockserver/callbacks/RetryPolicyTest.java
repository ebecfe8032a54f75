package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void waitAfter_eachAttempt_doublesUpToTheLongest() {
    assertThat(
            IntStream.rangeClosed(1, 7)
                .mapToObj(made -> RetryPolicy.STANDARD.waitAfter(made).orElseThrow().toMillis()))
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L);
  }

  @Test
  void waitAfter_lastAttempt_isNothing() {
    assertThat(RetryPolicy.STANDARD.waitAfter(8)).isEmpty();
  }

  @Test
  void waitAfter_firstLongerThanLongest_isTheLongest() {
    RetryPolicy policy = new RetryPolicy(2, Duration.ofHours(1), Duration.ofMinutes(1));

    assertThat(policy.waitAfter(1)).contains(Duration.ofMinutes(1));
  }
}
