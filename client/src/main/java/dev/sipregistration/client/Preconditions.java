package dev.sipregistration.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Checks the arguments of callers, so that a wrong request fails where it is written. */
final class Preconditions {

  /** Returns a text that is neither blank nor changed by UTF-8; messages never quote it. */
  static String text(String value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    if (!isEncodable(value)) {
      throw new IllegalArgumentException(
          name + " must not contain half of a surrogate pair, which UTF-8 cannot encode");
    }
    return value;
  }

  /** Returns whether UTF-8 can encode each character; others would be replaced without a word. */
  static boolean isEncodable(String value) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }

  static long positive(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
    return value;
  }

  static Duration positive(Duration value, String name) {
    Objects.requireNonNull(value, name);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero, but is " + value);
    }
    return value;
  }

  private Preconditions() {}
}
