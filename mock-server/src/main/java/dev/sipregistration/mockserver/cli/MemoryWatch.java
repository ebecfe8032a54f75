package dev.sipregistration.mockserver.cli;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * Notices that the process does little but collect garbage, and finds none. Most collectors let
 * that go on for ever: calls get slower and slower, and nothing says why.
 */
final class MemoryWatch {
  private static final double MOST_TIME = 0.5;
  private static final double MOST_MEMORY = 0.85;

  private final Readings readings;
  private long time;
  private long collecting;

  /** What the virtual machine tells of its memory. */
  interface Readings {
    /** Returns a time in milliseconds. */
    long now();

    /** Returns how long the process has stood still for garbage collections, in milliseconds. */
    long collecting();

    /** Returns which part of the heap was in use after the latest collections. */
    double used();
  }

  MemoryWatch(Readings readings) {
    this.readings = readings;
    time = readings.now();
    collecting = readings.collecting();
  }

  /** Tells whether the time since the last call was lost to collections that freed too little. */
  boolean isExhausted() {
    long passed = readings.now() - time;
    long collected = readings.collecting() - collecting;
    time += passed;
    collecting += collected;
    return collected > MOST_TIME * passed && readings.used() > MOST_MEMORY;
  }

  /** Returns what this virtual machine tells. */
  static Readings ofThisProcess() {
    return new Readings() {
      /** Others, such as those of ZGC, count the time in which the process goes on. */
      private final List<GarbageCollectorMXBean> pausing =
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .filter(collector -> !collector.getName().matches(".*(Concurrent|Cycles).*"))
              .toList();

      private final List<MemoryPoolMXBean> pools =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .toList();

      @Override
      public long now() {
        return System.nanoTime() / 1_000_000;
      }

      @Override
      public long collecting() {
        return pausing.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
      }

      @Override
      public double used() {
        long used = 0;
        for (MemoryPoolMXBean pool : pools) {
          MemoryUsage after = pool.getCollectionUsage();
          used += after == null ? 0 : after.getUsed();
        }
        return (double) used / Runtime.getRuntime().maxMemory();
      }
    };
  }
}
