package dev.sipregistration.mockserver.faults;

import java.util.SplittableRandom;

/**
 * Numbers that look random and depend on nothing but what they are drawn for, so that the same seed
 * strikes the same calls however many faults stand beside.
 */
final class FaultRandom {
  private static final long PER_FAULT = 0xbf58476d1ce4e5b9L;
  private static final long PER_CALL = 0x9e3779b97f4a7c15L;

  private final long seed;

  FaultRandom(long seed) {
    this.seed = seed;
  }

  /** Returns the numbers from 0 to 1 for one call that fits a fault. */
  SplittableRandom of(FaultId fault, long call) {
    return new SplittableRandom(seed ^ (fault.value() * PER_FAULT + call * PER_CALL));
  }
}
