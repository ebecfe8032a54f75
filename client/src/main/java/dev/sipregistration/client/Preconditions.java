package dev.sipregistration.client;

import java.time.Duration;

/** Checks the arguments of callers, so that a wrong request fails where it is written. */
final class Preconditions {

  static String notBlank(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }

  static long positive(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
    }
    return value;
  }

  static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero, but is " + value);
    }
    return value;
  }

  private Preconditions() {}
}
