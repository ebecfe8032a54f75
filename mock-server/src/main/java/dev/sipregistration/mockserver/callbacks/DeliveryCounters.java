package dev.sipregistration.mockserver.callbacks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts deliveries by what became of them, since the start and over all accounts and resets. */
final class DeliveryCounters {
  private final Map<DeliveryStatus, LongAdder> counts = new EnumMap<>(DeliveryStatus.class);

  DeliveryCounters() {
    for (DeliveryStatus status : DeliveryStatus.values()) {
      counts.put(status, new LongAdder());
    }
  }

  void add(DeliveryStatus status) {
    of(status).increment();
  }

  long count(DeliveryStatus status) {
    return of(status).sum();
  }

  /** All are there from the beginning, so that nothing is added while others read. */
  private LongAdder of(DeliveryStatus status) {
    return Objects.requireNonNull(counts.get(status));
  }
}
