package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one server. What writes them out is made when they are first asked for, because
 * most servers are never asked, and are to start fast.
 *
 * <p>Safe for many threads.
 */
public final class Metrics implements AutoCloseable {
  private final Sources sources;
  private @Nullable PrometheusText text;

  /**
   * Makes the metrics.
   *
   * @param calls the calls so far
   * @param store the world
   * @param callbacks what became of the callbacks
   * @param journal the latest calls
   * @param faults what goes wrong with calls
   */
  public Metrics(
      CallCounters calls,
      WorldStore store,
      CallbackDeliveries callbacks,
      Journal journal,
      Faults faults) {
    sources = new Sources(calls, store, callbacks, journal, faults);
  }

  /** Where the numbers come from. */
  record Sources(
      CallCounters calls,
      WorldStore store,
      CallbackDeliveries callbacks,
      Journal journal,
      Faults faults) {}

  /**
   * Returns the metrics as they are now.
   *
   * @return the text format of Prometheus, version 0.0.4
   */
  public synchronized String scrape() {
    PrometheusText made = text;
    if (made == null) {
      made = new PrometheusText(sources);
      text = made;
    }
    return made.scrape();
  }

  /** Stops watching the garbage collector, if that has begun. */
  @Override
  public synchronized void close() {
    if (text != null) {
      text.close();
    }
  }
}
