package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      RetryPolicy.upTo(9).withBackoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  @Test
  void delay_eachRetry_doublesUpToTheMaximum() {
    assertThat(POLICY.delay(1, 1)).isEqualTo(Duration.ofMillis(100));
    assertThat(POLICY.delay(2, 1)).isEqualTo(Duration.ofMillis(200));
    assertThat(POLICY.delay(3, 1)).isEqualTo(Duration.ofMillis(400));
    assertThat(POLICY.delay(5, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(POLICY.delay(3, 0)).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void delay_anyRetry_isWithinItsBounds() {
    RandomTrials.check(
        200,
        random ->
            assertDelayIsWithinBounds(
                1 + random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE),
                random.nextDouble()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
  void delay_extremes_isWithinItsBounds(int retry) {
    for (double random : new double[] {0, Double.MIN_VALUE, 0.5, Math.nextDown(1.0), 1}) {
      assertDelayIsWithinBounds(retry, random);
    }
  }

  private static void assertDelayIsWithinBounds(int retry, double random) {
    assertThat(POLICY.delay(retry, random))
        .as("retry %s, random %s", retry, random)
        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  @Test
  void policy_wrong_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.upTo(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.withBackoff(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @Test
  void never_isOneAttempt() {
    assertThat(RetryPolicy.never().maxAttempts()).isEqualTo(1);
  }
}
