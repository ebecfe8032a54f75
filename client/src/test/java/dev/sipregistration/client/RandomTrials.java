package dev.sipregistration.client;

import java.util.Random;
import java.util.function.Consumer;

/** Checks properties with random inputs; a failure names the seed that reproduces it. */
final class RandomTrials {

  private static final String SEED = "trials.seed";

  /** Characters that are special in URIs, forms, JSON or UTF-16. */
  private static final String SPECIAL =
      "\0 \t\n&=+%#?/;:\"'\\{}<>\u007f\u0080ß€Я\u2028\ud800\udfff\uffff";

  static void check(int trials, Consumer<Random> property) {
    long seed = Long.getLong(SEED, System.nanoTime());
    Random random = new Random(seed);
    for (int trial = 1; trial <= trials; trial++) {
      try {
        property.accept(random);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("trial " + trial + " fails with -D" + SEED + "=" + seed, e);
      }
    }
  }

  /** Returns a text of 1 to {@code maxLength} UTF-16 units, any of them, that is not blank. */
  static String notBlankText(Random random, int maxLength) {
    char[] units = new char[1 + random.nextInt(maxLength)];
    String text;
    do {
      for (int i = 0; i < units.length; i++) {
        units[i] =
            switch (random.nextInt(4)) {
              case 0 -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
              case 1 -> (char) random.nextInt(0x10000);
              default -> (char) (' ' + random.nextInt(95));
            };
      }
      text = new String(units);
    } while (text.isBlank());
    return text;
  }

  private RandomTrials() {}
}
