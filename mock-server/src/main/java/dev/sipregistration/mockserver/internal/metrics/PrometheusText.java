package dev.sipregistration.mockserver.internal.metrics;

import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.callbacks.DeliveryStatus;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.FaultCounterKey;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.journal.Journal;
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
import java.util.EnumMap;
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

  private final CallCounters calls;
  private final WorldStore store;
  private final Faults faults;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Set<CallCounters.Outcome> known = new HashSet<>();
  private final Set<FaultCounterKey> knownInjected = new HashSet<>();
  private Population population;
  private Map<FaultCounterKey, Long> injected = Map.of();

  PrometheusText(
      CallCounters calls,
      WorldStore store,
      CallbackDeliveries callbacks,
      Journal journal,
      Faults faults) {
    this.calls = calls;
    this.store = store;
    this.faults = faults;
    population = Population.of(store);
    addWorld();
    addCallbacks(callbacks);
    addJournal(journal);
    addProcess();
  }

  String scrape() {
    calls.forEach(this::addCalls);
    population = Population.of(store);
    injected = faults.counts();
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
        .description("Calls of the platform's methods, and how long their responses took to make")
        .tag(METHOD, outcome.method())
        .tag(STATUS, String.valueOf(outcome.status()))
        .tag("code", String.valueOf(outcome.errorCode()))
        .register(registry);
  }

  private void addInjected(FaultCounterKey counted) {
    if (!knownInjected.add(counted)) {
      return;
    }
    FunctionCounter.builder(
            "mock.server.faults.struck", this, text -> text.injected.getOrDefault(counted, 0L))
        .description("Calls that a fault was injected into, by what their callers saw")
        .tag(METHOD, counted.method())
        .tag("kind", label(counted.kind()))
        .register(registry);
  }

  private void addWorld() {
    Gauge.builder("mock.server.accounts", this, text -> text.population.accounts())
        .description("Accounts there are")
        .register(registry);
    for (Population.Status status : Population.Status.values()) {
      Gauge.builder("mock.server.sip.registrations", this, text -> text.population.in(status))
          .description("SIP registrations there are, by state")
          .tag("state", label(status))
          .register(registry);
    }
  }

  private void addCallbacks(CallbackDeliveries callbacks) {
    for (DeliveryStatus ended :
        List.of(DeliveryStatus.DELIVERED, DeliveryStatus.FAILED, DeliveryStatus.DROPPED)) {
      FunctionCounter.builder(
              "mock.server.callbacks", callbacks, deliveries -> deliveries.count(ended))
          .description("Callbacks that wait no longer, by what became of them")
          .tag(STATUS, label(ended))
          .register(registry);
    }
    Gauge.builder(
            "mock.server.callbacks.waiting",
            callbacks,
            deliveries -> deliveries.count(DeliveryStatus.WAITING))
        .description("Callbacks that wait to be sent, again perhaps")
        .register(registry);
  }

  private void addJournal(Journal journal) {
    Gauge.builder("mock.server.journal.calls", journal, latest -> latest.calls().size())
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

  /**
   * The numbers of accounts and SIP registrations. Accounts are read one after the other, without
   * stopping the world.
   */
  private record Population(int accounts, Map<Status, Long> registrations) {
    /** The state of a SIP registration, or that it is deactivated. */
    enum Status {
      IN_PROGRESS,
      REGISTERED,
      FAILED,
      OFFLINE,
      DEACTIVATED
    }

    static Population of(WorldStore store) {
      Map<Status, Long> counts =
          store.collect(() -> new EnumMap<>(Status.class), Population::addRegistrations);
      return new Population(store.accounts().size(), counts);
    }

    private static void addRegistrations(Map<Status, Long> counts, Account account) {
      for (SipRegistration registration : account.registrations().all()) {
        counts.merge(status(registration), 1L, Long::sum);
      }
    }

    long in(Status status) {
      return registrations.getOrDefault(status, 0L);
    }

    private static Status status(SipRegistration registration) {
      return registration.subscription().deactivated()
          ? Status.DEACTIVATED
          : switch (registration.state().kind()) {
            case IN_PROGRESS -> Status.IN_PROGRESS;
            case REGISTERED -> Status.REGISTERED;
            case FAILED -> Status.FAILED;
            case OFFLINE -> Status.OFFLINE;
          };
    }
  }
}
