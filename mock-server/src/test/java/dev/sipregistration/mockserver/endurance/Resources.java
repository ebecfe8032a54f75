package dev.sipregistration.mockserver.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What this process holds.
 *
 * @param heap the bytes of the heap that are in use after a collection
 * @param descriptors the open files and sockets; 0 where the system does not tell
 */
record Resources(long heap, long threads, long descriptors) {
  private static final int LEAST_SAMPLES = 6;
  private static final long MEBIBYTE = 1024 * 1024;

  /** Threads and descriptors of the Java process itself that come and go. */
  private static final long SLACK = 4;

  /** Collects garbage, and looks. */
  static Resources now() {
    // The second finds what finalizers and cleaners have released.
    System.gc();
    System.gc();
    return new Resources(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0);
  }

  /**
   * Fails if more is held in the last third of the samples than in the second one. The first third
   * is for warming up.
   */
  static void assertFlat(List<Resources> samples) {
    assertThat(samples).hasSizeGreaterThanOrEqualTo(LEAST_SAMPLES);
    long heap = middle(samples, Resources::heap);
    assertThat(end(samples, Resources::heap))
        .as("heap in use at the end of %s", samples)
        .isLessThanOrEqualTo(heap + heap / 20 + MEBIBYTE);
    assertThat(end(samples, Resources::threads))
        .as("threads at the end of %s", samples)
        .isLessThanOrEqualTo(middle(samples, Resources::threads) + SLACK);
    assertThat(end(samples, Resources::descriptors))
        .as("descriptors at the end of %s", samples)
        .isLessThanOrEqualTo(middle(samples, Resources::descriptors) + SLACK);
  }

  private static long middle(List<Resources> samples, ToLongFunction<Resources> what) {
    return median(samples.subList(samples.size() / 3, 2 * samples.size() / 3), what);
  }

  private static long end(List<Resources> samples, ToLongFunction<Resources> what) {
    return median(samples.subList(2 * samples.size() / 3, samples.size()), what);
  }

  private static long median(List<Resources> samples, ToLongFunction<Resources> what) {
    return samples.stream()
        .mapToLong(what)
        .sorted()
        .skip((samples.size() - 1) / 2)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "%.1f MiB, %d threads, %d descriptors"
        .formatted((double) heap / MEBIBYTE, threads, descriptors);
  }
}
