package dev.sipregistration.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Keeps numbers like 1e999999999 away, which are too long to print. */
final class Decimals {

  private static final int MAX_SCALE = 100;

  /** Long texts take much longer to read than they are long. */
  private static final int MAX_TEXT_LENGTH = 100;

  /** Returns the number, unless it is absurd. */
  static @Nullable BigDecimal plausible(@Nullable BigDecimal number) {
    return number == null || Math.abs((long) number.scale()) > MAX_SCALE ? null : number;
  }

  /**
   * Reads a number, unless it is absurd.
   *
   * @throws NumberFormatException if the text is no number
   */
  static @Nullable BigDecimal plausible(String text) {
    return text.length() > MAX_TEXT_LENGTH ? null : plausible(new BigDecimal(text));
  }

  private Decimals() {}
}
