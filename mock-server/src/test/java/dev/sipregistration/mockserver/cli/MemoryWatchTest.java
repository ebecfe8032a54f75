package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryWatchTest {
  private static final class Fixed implements MemoryWatch.Readings {
    private long now = 1000;
    private long collecting = 500;
    private double used;

    @Override
    public long now() {
      return now;
    }

    @Override
    public long collecting() {
      return collecting;
    }

    @Override
    public double used() {
      return used;
    }
  }

  private final Fixed readings = new Fixed();
  private final MemoryWatch watch = new MemoryWatch(readings);

  @ParameterizedTest
  @CsvSource({"4000, 0.95, true", "2100, 0.95, true", "1900, 0.95, false", "4000, 0.5, false"})
  void memory_isExhausted_ifTimeIsLostAndNothingFreed(int collecting, double used, boolean is) {
    readings.now += 4000;
    readings.collecting += collecting;
    readings.used = used;

    assertThat(watch.isExhausted()).isEqualTo(is);
  }

  @Test
  void memory_exhaustedBefore_mayHaveRecovered() {
    readings.used = 0.95;
    readings.now += 4000;
    readings.collecting += 3900;
    assertThat(watch.isExhausted()).isTrue();

    readings.now += 4000;
    readings.collecting += 10;

    assertThat(watch.isExhausted()).isFalse();
  }

  @Test
  void readings_ofThisProcess_areSensible() {
    MemoryWatch.Readings own = MemoryWatch.ofThisProcess();

    assertThat(own.now()).isPositive();
    assertThat(own.collecting()).isNotNegative();
    assertThat(own.used()).isBetween(0.0, 1.0);
    assertThat(new MemoryWatch(own).isExhausted()).isFalse();
  }
}
