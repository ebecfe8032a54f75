package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what has to come, and not for ever. */
public final class Waiting {
  private static final long PAUSE_NANOS = 500_000;

  private Waiting() {}

  /** Returns when it has come; fails after the guard time. */
  public static void until(BooleanSupplier expected) {
    until(expected, MockServerFixture.GUARD);
  }

  /** Returns when it has come; fails after the patience. */
  public static void until(BooleanSupplier expected, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!expected.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waited for too long").isNegative();
      // Who spins takes the core from those it waits for.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
