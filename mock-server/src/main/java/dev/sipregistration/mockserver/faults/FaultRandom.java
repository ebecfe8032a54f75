package dev.sipregistration.mockserver.faults;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on nothing but seed, fault and call, so that the same seed picks the
 * same calls, however many other faults there are.
 */
final class FaultRandom {
  private static final long PER_FAULT = 0xbf58476d1ce4e5b9L;
  private static final long PER_CALL = 0x9e3779b97f4a7c15L;

  private final long seed;

  FaultRandom(long seed) {
    this.seed = seed;
  }

  /** Returns the numbers for one call that matches a fault. */
  SplittableRandom of(FaultId fault, long call) {
    return new SplittableRandom(seed ^ (fault.value() * PER_FAULT + call * PER_CALL));
  }
}
