package dev.sipregistration.mockserver.seed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Guesses what was meant by a key or name that is not known. */
final class NearestKey {
  private NearestKey() {}

  static String hint(String unknown, List<String> known) {
    String name = plain(unknown);
    return known.stream()
        .filter(candidate -> near(name, plain(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(name, plain(candidate))))
        .map(nearest -> "did you mean " + nearest + "?")
        .orElseGet(() -> "known are " + String.join(", ", known));
  }

  private static boolean near(String name, String candidate) {
    Set<String> words = Set.copyOf(Arrays.asList(candidate.split("_")));
    return distance(name, candidate) <= Math.max(1, candidate.length() / 4)
        || words.contains(name)
        || Arrays.asList(name.split("_")).contains(candidate);
  }

  /** Writes {@code sipUsername} and {@code sip-username} like {@code sip_username}. */
  private static String plain(String name) {
    String cut = name.substring(0, Math.min(name.length(), 60));
    return cut.replaceAll("(?<=[a-z])(?=[A-Z])|-", "_").toLowerCase(Locale.ROOT);
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
