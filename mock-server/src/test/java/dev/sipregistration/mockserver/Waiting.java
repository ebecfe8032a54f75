package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** Waits for what has to come, and not for ever. */
public final class Waiting {
  private Waiting() {}

  /** Returns when it has come; fails after the guard time. */
  public static void until(BooleanSupplier expected) {
    long end = System.nanoTime() + MockServerFixture.GUARD.toNanos();
    while (!expected.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waited for too long").isNegative();
      Thread.yield();
    }
  }
}
