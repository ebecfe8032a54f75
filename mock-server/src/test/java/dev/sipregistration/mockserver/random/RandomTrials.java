package dev.sipregistration.mockserver.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries properties with random values.
 *
 * <p>The same seed draws the same values. Another is set by {@code -Dtrials.seed=123}: that of a
 * failure, which its message names, draws the failing value at the first try. A failure that did
 * not happen again, such as that of a race, is the first one's: its message says so.
 */
public final class RandomTrials {
  private static final String PROPERTY = "trials.seed";
  private static final long DEFAULT_SEED = 20_260_301L;

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private RandomTrials() {}

  /**
   * Tries a property with values.
   *
   * @param property fails by an exception or an error
   * @throws AssertionError if it fails, with the value and its seed
   */
  public static <T> void check(
      int tries, Function<RandomValues, T> draw, Consumer<? super T> property) {
    check(Long.getLong(PROPERTY, DEFAULT_SEED), tries, draw, property, value -> value);
  }

  /**
   * Tries a property with sequences of actions.
   *
   * @param property does the actions to a state that it makes anew each time, and fails by an
   *     exception or an error
   * @throws AssertionError if it fails, with the seed and a sequence that cannot do without any of
   *     its actions
   */
  public static <A> void checkSequences(
      int tries,
      int minSize,
      int maxSize,
      Function<RandomValues, A> action,
      Consumer<List<A>> property) {
    checkSequences(Long.getLong(PROPERTY, DEFAULT_SEED), tries, minSize, maxSize, action, property);
  }

  static <A> void checkSequences(
      long seed,
      int tries,
      int minSize,
      int maxSize,
      Function<RandomValues, A> action,
      Consumer<List<A>> property) {
    check(
        seed,
        tries,
        values -> values.list(minSize, maxSize, () -> action.apply(values)),
        property,
        actions -> shrunk(actions, property));
  }

  private static <T> void check(
      long seed,
      int tries,
      Function<RandomValues, T> draw,
      Consumer<? super T> property,
      Function<T, T> shrink) {
    long trySeed = seed;
    for (int i = 0; i < tries; i++) {
      T value = draw.apply(new RandomValues(new SplittableRandom(trySeed)));
      Throwable first = failure(property, value);
      if (first != null) {
        T smallest = shrink.apply(value);
        Throwable again = failure(property, smallest);
        throw new AssertionError(
            "Fails at try %d, %s with -D%s=%d:\n%s"
                .formatted(
                    i + 1,
                    again == null ? "but not again" : "and again",
                    PROPERTY,
                    trySeed,
                    text(smallest)),
            again == null ? first : again);
      }
      trySeed = new SplittableRandom(trySeed).nextLong();
    }
  }

  /** Cuts off what comes after the failure, then leaves out each action that it does not need. */
  private static <A> List<A> shrunk(List<A> actions, Consumer<List<A>> property) {
    int length = 0;
    while (length < actions.size() && failure(property, actions.subList(0, length)) == null) {
      length++;
    }
    List<A> smallest = actions.subList(0, length);
    Optional<List<A>> smaller = Optional.of(smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = oneLess(smallest, property);
    }
    return smallest;
  }

  private static <A> Optional<List<A>> oneLess(List<A> actions, Consumer<List<A>> property) {
    for (int i = 0; i < actions.size(); i++) {
      List<A> less = new ArrayList<>(actions);
      less.remove(i);
      if (failure(property, less) != null) {
        return Optional.of(less);
      }
    }
    return Optional.empty();
  }

  private static <T> @Nullable Throwable failure(Consumer<? super T> property, T value) {
    try {
      property.accept(value);
      return null;
    } catch (RuntimeException | Error failure) {
      return failure;
    }
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(RandomTrials::printable).collect(Collectors.joining("\n"))
        : printable(value);
  }

  private static String printable(Object value) {
    return UNPRINTABLE
        .matcher(value.toString())
        .replaceAll(match -> "\\\\u{%x}".formatted(match.group().codePointAt(0)));
  }
}
