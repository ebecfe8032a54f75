package dev.sipregistration.mockserver.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws values for tests; a value at a boundary is far likelier than chance would have it. */
public final class RandomValues {
  private static final int ONE_IN_BOUNDARY = 8;

  /** Characters that mean something in YAML, JSON, URIs or UTF-16, or to a terminal. */
  private static final String SPECIAL =
      "\0\t\n\r\u0085\u2028\ufeff\uffff\u007f\u00e9 '\"\\:-#&*!|>%@`{}[],?=~/;<+";

  private final RandomGenerator random;

  RandomValues(RandomGenerator random) {
    this.random = random;
  }

  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Returns the index of one of the weights, each as likely as it is heavy. */
  public int weighted(int... weights) {
    int rest = random.nextInt(IntStream.of(weights).sum());
    int index = 0;
    while (rest >= weights[index]) {
      rest -= weights[index++];
    }
    return index;
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public boolean truth() {
    return random.nextBoolean();
  }

  public <T> @Nullable T orNull(double probabilityOfNull, Supplier<T> value) {
    return chance(probabilityOfNull) ? null : value.get();
  }

  /** Returns a number of those between two, both included. */
  public long between(long min, long max) {
    if (random.nextInt(ONE_IN_BOUNDARY) > 0) {
      return min + random.nextLong(max - min + 1);
    }
    long zero = Math.min(Math.max(0, min), max);
    return oneOf(min, Math.min(min + 1, max), zero, Math.max(max - 1, min), max);
  }

  public int between(int min, int max) {
    return (int) between((long) min, (long) max);
  }

  public long anyLong() {
    return random.nextInt(ONE_IN_BOUNDARY) > 0
        ? random.nextLong()
        : oneOf(
            Long.MIN_VALUE, Long.MIN_VALUE + 1, -1L, 0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE);
  }

  /** Returns a number of those between two that have no more decimal places than the first. */
  public BigDecimal between(BigDecimal min, BigDecimal max) {
    return BigDecimal.valueOf(
        between(
            min.unscaledValue().longValueExact(),
            max.setScale(min.scale()).unscaledValue().longValueExact()),
        min.scale());
  }

  /** Returns a text of so many characters, half of them special, without half surrogate pairs. */
  public String text(int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int rest = between(0, maxLength); rest > 0; rest--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(' ', 0x7f));
        case 1 -> text.appendCodePoint(anyCodePoint());
        default -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
      }
    }
    return text.toString();
  }

  private int anyCodePoint() {
    int bound = truth() ? Character.MAX_CODE_POINT + 1 : Character.MIN_SUPPLEMENTARY_CODE_POINT;
    int codePoint;
    do {
      codePoint = random.nextInt(bound);
    } while (Character.getType(codePoint) == Character.SURROGATE);
    return codePoint;
  }

  public <T> List<T> list(int minSize, int maxSize, Supplier<T> element) {
    return Stream.generate(element).limit(between(minSize, maxSize)).toList();
  }
}
