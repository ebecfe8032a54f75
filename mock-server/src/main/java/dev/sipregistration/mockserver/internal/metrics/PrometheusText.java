package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.callbacks.DeliveryStatus;
import dev.sipregistration.mockserver.faults.FaultCounterKey;
import dev.sipregistration.mockserver.internal.metrics.Population.Status;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Writes metrics out as Prometheus reads them. For one thread at a time. */
final class PrometheusText implements AutoCloseable {
  private static final String STATUS = "status";
  private static final String METHOD = "method";

  private final Metrics.Sources sources;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Set<CallCounters.Outcome> known = new HashSet<>();
  private final Set<FaultCounterKey> knownInjected = new HashSet<>();
  private Population population;
  private Map<FaultCounterKey, Long> injected = Map.of();

  PrometheusText(Metrics.Sources sources) {
    this.sources = sources;
    population = Population.of(sources.store());
    addWorld();
    addCallbacks();
    addJournal();
    addProcess();
  }

  String scrape() {
    sources.calls().forEach(this::addCalls);
    population = Population.of(sources.store());
    injected = sources.faults().counts();
    injected.keySet().forEach(this::addInjected);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private void addCalls(CallCounters.Outcome outcome, CallCounters.Sum sum) {
    if (!known.add(outcome)) {
      return;
    }
    FunctionTimer.builder(
            "mock.server.calls",
            sum,
            CallCounters.Sum::calls,
            CallCounters.Sum::nanos,
            TimeUnit.NANOSECONDS)
        .description("Calls of the platform's methods, and how long their answers took to make")
        .tag(METHOD, outcome.method())
        .tag(STATUS, String.valueOf(outcome.status()))
        .tag("code", String.valueOf(outcome.errorCode()))
        .register(registry);
  }

  private void addInjected(FaultCounterKey calls) {
    if (!knownInjected.add(calls)) {
      return;
    }
    FunctionCounter.builder(
            "mock.server.faults.struck", this, text -> text.injected.getOrDefault(calls, 0L))
        .description("Calls that a fault has struck, by what their callers saw")
        .tag(METHOD, calls.method())
        .tag("kind", label(calls.kind()))
        .register(registry);
  }

  private void addWorld() {
    Gauge.builder("mock.server.accounts", this, text -> text.population.accounts())
        .description("Accounts there are")
        .register(registry);
    for (Status status : Status.values()) {
      Gauge.builder("mock.server.sip.registrations", this, text -> text.population.in(status))
          .description("SIP registrations there are, by how they stand")
          .tag("state", label(status))
          .register(registry);
    }
  }

  private void addCallbacks() {
    for (DeliveryStatus ended :
        List.of(DeliveryStatus.DELIVERED, DeliveryStatus.FAILED, DeliveryStatus.DROPPED)) {
      FunctionCounter.builder(
              "mock.server.callbacks", sources.callbacks(), callbacks -> callbacks.count(ended))
          .description("Callbacks that wait no longer, by what became of them")
          .tag(STATUS, label(ended))
          .register(registry);
    }
    Gauge.builder(
            "mock.server.callbacks.waiting",
            sources.callbacks(),
            callbacks -> callbacks.count(DeliveryStatus.WAITING))
        .description("Callbacks that wait to be sent, again perhaps")
        .register(registry);
  }

  private void addJournal() {
    Gauge.builder("mock.server.journal.calls", sources.journal(), journal -> journal.calls().size())
        .description("Calls that the journal holds")
        .register(registry);
  }

  private void addProcess() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
