package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      RetryPolicy.upTo(9).withPauses(Duration.ofMillis(100), Duration.ofSeconds(1));

  @Test
  void pause_eachRepetition_doublesUpToTheLongest() {
    assertThat(POLICY.pause(1, 1)).isEqualTo(Duration.ofMillis(100));
    assertThat(POLICY.pause(2, 1)).isEqualTo(Duration.ofMillis(200));
    assertThat(POLICY.pause(3, 1)).isEqualTo(Duration.ofMillis(400));
    assertThat(POLICY.pause(5, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(POLICY.pause(3, 0)).isEqualTo(Duration.ofMillis(200));
  }

  @Property(tries = 200)
  void pause_always_isWithinItsBounds(
      @ForAll @IntRange(min = 1) int repetition, @ForAll @DoubleRange(max = 1) double random) {
    assertThat(POLICY.pause(repetition, random))
        .isBetween(Duration.ofMillis(50), Duration.ofSeconds(1));
  }

  @Test
  void policy_wrong_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.upTo(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.withPauses(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @Test
  void never_isOneAttempt() {
    assertThat(RetryPolicy.never().attempts()).isEqualTo(1);
  }
}
