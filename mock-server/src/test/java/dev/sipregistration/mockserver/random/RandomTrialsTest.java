package dev.sipregistration.mockserver.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RandomTrialsTest {
  private static final Pattern SEED = Pattern.compile("-Dtrials\\.seed=(-?\\d+)");

  /** A stack of at most three: the fourth push is lost. */
  private static void checkStack(List<String> actions) {
    Deque<String> model = new ArrayDeque<>();
    Deque<String> stack = new ArrayDeque<>();
    for (String action : actions) {
      if (action.equals("pop")) {
        assertThat(stack.poll()).isEqualTo(model.poll());
      } else if (action.equals("push")) {
        model.push(action);
        if (stack.size() < 3) {
          stack.push(action);
        }
      }
      assertThat(stack).hasSameSizeAs(model);
    }
  }

  private static String action(RandomValues values) {
    return values.oneOf("push", "pop", "look");
  }

  @Test
  void checkSequences_plantedDefect_isFoundAndShrunk() {
    Throwable failure =
        catchThrowable(
            () ->
                RandomTrials.checkSequences(
                    100, 0, 40, RandomTrialsTest::action, RandomTrialsTest::checkStack));

    assertThat(failure).isInstanceOf(AssertionError.class).hasCauseInstanceOf(AssertionError.class);
    assertThat(failure.getMessage().lines().skip(1))
        .containsExactly("push", "push", "push", "push");
  }

  @Test
  void checkSequences_seedOfAFailure_failsAlikeAtTheFirstTry() {
    Throwable first =
        catchThrowable(
            () ->
                RandomTrials.checkSequences(
                    7, 1_000, 0, 5, RandomTrialsTest::action, RandomTrialsTest::checkStack));
    assertThat(first).isInstanceOf(AssertionError.class);
    Matcher seed = SEED.matcher(first.getMessage());
    assertThat(seed.find()).isTrue();

    assertThatThrownBy(
            () ->
                RandomTrials.checkSequences(
                    Long.parseLong(seed.group(1)),
                    1,
                    0,
                    5,
                    RandomTrialsTest::action,
                    RandomTrialsTest::checkStack))
        .hasMessageStartingWith("Fails at try 1,")
        .hasMessageEndingWith(first.getMessage().substring(seed.end()));
  }

  @Test
  void checkSequences_rightProperty_isTriedSoOftenWithEachSize() {
    List<List<String>> tried = new ArrayList<>();

    RandomTrials.checkSequences(500, 1, 6, RandomTrialsTest::action, tried::add);

    assertThat(tried).hasSize(500).extracting(List::size).contains(1, 6).allMatch(size -> size > 0);
    assertThat(Set.copyOf(tried)).hasSizeGreaterThan(200);
  }

  @Test
  void check_failingValue_isNamed() {
    assertThatThrownBy(
            () ->
                RandomTrials.check(
                    1_000,
                    RandomValues::anyLong,
                    value -> assertThat(value).isNotEqualTo(Long.MIN_VALUE)))
        .hasMessageEndingWith("\n" + Long.MIN_VALUE);
  }

  @Test
  void check_failureThatDoesNotHappenAgain_isKept() {
    AtomicInteger tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                RandomTrials.check(
                    10,
                    RandomValues::anyLong,
                    value -> assertThat(tries.incrementAndGet()).isNotEqualTo(3)))
        .hasMessageStartingWith("Fails at try 3, but not again with")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void check_failingText_isPrintable() {
    assertThatThrownBy(
            () ->
                RandomTrials.check(
                    1, values -> "a\u2028\0\ud83d\ude00", value -> assertThat(value).isEmpty()))
        .hasMessageEndingWith("\na\\u{2028}\\u{0}\ud83d\ude00");
  }

  @Test
  void values_drawnOften_reachEachBoundary() {
    Set<BigDecimal> amounts = new TreeSet<>();
    Set<Long> days = new TreeSet<>();
    Set<Integer> weights = new TreeSet<>();
    RandomTrials.check(
        1_000,
        values -> values,
        values -> {
          amounts.add(values.between(new BigDecimal("0.0001"), BigDecimal.TEN));
          days.add(values.between(-1_000_000L, 1_000_000L));
          weights.add(values.weighted(0, 3, 1, 0));
          assertThat(values.text(4).codePoints().count()).isBetween(0L, 4L);
          assertThat(values.text(4).codePoints())
              .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        });

    assertThat(amounts)
        .contains(new BigDecimal("0.0001"), new BigDecimal("0.0002"), new BigDecimal("10.0000"))
        .allMatch(amount -> amount.signum() > 0);
    assertThat(days).contains(-1_000_000L, 0L, 1_000_000L);
    assertThat(weights).containsExactly(1, 2);
  }
}
