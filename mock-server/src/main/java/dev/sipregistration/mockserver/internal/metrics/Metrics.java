package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.journal.Journal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one server. What writes them out is made when they are first asked for, because
 * most servers are never asked, and are to start fast.
 *
 * <p>Safe for many threads.
 */
public final class Metrics implements AutoCloseable {
  private final Supplier<PrometheusText> writer;
  private @Nullable PrometheusText text;

  public Metrics(
      CallCounters calls,
      WorldStore store,
      CallbackDeliveries callbacks,
      Journal journal,
      Faults faults) {
    writer = () -> new PrometheusText(calls, store, callbacks, journal, faults);
  }

  /** Returns the metrics as they are now, in the text format of Prometheus, version 0.0.4. */
  public synchronized String scrape() {
    PrometheusText made = text;
    if (made == null) {
      made = writer.get();
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
