package dev.sipregistration.mockserver.rest;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the parameter that somebody meant who wrote another name.
 *
 * <p>The usual mistakes share a word with the right name ({@code sip_proxy} for {@code proxy}), are
 * written in another style ({@code userName}), or are off by a letter or two.
 */
final class NameSuggestions {
  private static final int TYPING_ERRORS = 2;

  private NameSuggestions() {}

  static Optional<String> nearest(String unknown, Collection<String> known) {
    String name = snakeCase(unknown);
    return known.stream()
        .filter(
            candidate ->
                sharedWords(name, candidate) > 0 || distance(name, candidate) <= TYPING_ERRORS)
        .min(
            Comparator.<String>comparingInt(candidate -> -sharedWords(name, candidate))
                .thenComparingInt(candidate -> distance(name, candidate)));
  }

  private static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
        snake.append('_');
      }
      snake.append(c);
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }

  private static int sharedWords(String name, String candidate) {
    Set<String> words = new HashSet<>(Arrays.asList(name.split("_")));
    words.retainAll(Arrays.asList(candidate.split("_")));
    return words.size();
  }

  /** The Levenshtein distance, row by row. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[to.length()];
  }
}
