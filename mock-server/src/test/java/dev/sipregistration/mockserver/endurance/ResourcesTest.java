package dev.sipregistration.mockserver.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final long HEAP = 40_000_000;

  private static List<Resources> samples(LongFunction<Resources> sample) {
    return LongStream.range(0, 24).mapToObj(sample).toList();
  }

  @Test
  void assertFlat_warmUpAndNoise_passes() {
    assertThatCode(
            () ->
                Resources.assertFlat(
                    samples(
                        i ->
                            new Resources(
                                HEAP + (i < 8 ? i * 1_000_000 : 8_000_000 + i % 3 * 500_000),
                                30 + Math.min(i, 8) + i % 2,
                                60 + i % 4))))
        .doesNotThrowAnyException();
  }

  /** A few kilobytes, a thread or a socket that each round leaves. */
  @Test
  void assertFlat_whatGrows_isNamed() {
    assertGrows("heap", i -> new Resources(HEAP + i * 500_000, 30, 60));
    assertGrows("threads", i -> new Resources(HEAP, 30 + i, 60));
    assertGrows("descriptors", i -> new Resources(HEAP, 30, 60 + i));
  }

  private static void assertGrows(String what, LongFunction<Resources> sample) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Resources.assertFlat(samples(sample)))
        .withMessageContaining(what + " ");
  }

  @Test
  void assertFlat_tooFewSamples_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Resources.assertFlat(List.of(Resources.now())));
  }

  @Test
  void now_ofThisProcess_isSomething() {
    assertThat(Resources.now().heap()).isPositive();
    assertThat(Resources.now().threads()).isPositive();
  }
}
