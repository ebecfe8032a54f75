package dev.sipregistration.mockserver.internal.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the known name that is nearest to a misspelt one.
 *
 * <p>The usual mistakes share a word with the right name ({@code sip_proxy} for {@code proxy}), are
 * written in another style ({@code userName}), or differ in a letter or two.
 */
public final class NearestName {
  private static final int TYPING_ERRORS = 2;

  /** Compares no more than this many characters, because the time grows with the length. */
  private static final int MAX_LENGTH = 100;

  private NearestName() {}

  /**
   * Returns the known name that is nearest to an unknown one.
   *
   * @param unknown any text
   * @param known the known names, in {@code snake_case}, {@code kebab-case} or {@code CamelCase}
   * @return the nearest name, or nothing if none is near
   */
  public static Optional<String> of(String unknown, Collection<String> known) {
    String name = snakeCase(unknown.substring(0, Math.min(unknown.length(), MAX_LENGTH)));
    return known.stream()
        .filter(candidate -> resembles(name, snakeCase(candidate)))
        .min(
            Comparator.<String>comparingInt(candidate -> -sharedWords(name, snakeCase(candidate)))
                .thenComparingInt(candidate -> distance(name, snakeCase(candidate))));
  }

  /** Like {@link #of}, but a shared word is not enough. */
  public static Optional<String> ofTypingError(String unknown, Collection<String> known) {
    return of(
        unknown,
        known.stream()
            .filter(name -> Math.abs(name.length() - unknown.length()) <= TYPING_ERRORS)
            .filter(name -> distance(unknown, name) <= TYPING_ERRORS)
            .toList());
  }

  private static boolean resembles(String name, String candidate) {
    return sharedWords(name, candidate) > 0
        || distance(name, candidate) <= Math.min(TYPING_ERRORS, candidate.length() / 2);
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
        snake.append('_');
      }
      snake.append(c == '-' ? '_' : Character.toLowerCase(c));
    }
    return snake.toString();
  }

  private static int sharedWords(String name, String candidate) {
    Set<String> words = new HashSet<>(Arrays.asList(name.split("_")));
    words.retainAll(Arrays.asList(candidate.split("_")));
    words.remove("");
    return words.size();
  }

  /** The number of letters to change, add, remove, or swap with the next one. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    Arrays.setAll(cost[0], j -> j);
    for (int i = 1; i <= from.length(); i++) {
      cost[i][0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[from.length()][to.length()];
  }
}
