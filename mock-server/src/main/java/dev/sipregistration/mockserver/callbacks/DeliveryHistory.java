package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The deliveries that have ended. Guarded by the lock of its {@link CallbackSender}. */
final class DeliveryHistory {
  static final int MOST_OF_ACCOUNT = 1_000;

  private final Map<AccountId, Deque<CallbackDelivery>> latest = new HashMap<>();
  private final Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);

  void add(AccountId account, CallbackDelivery delivery) {
    Deque<CallbackDelivery> deliveries =
        latest.computeIfAbsent(account, unused -> new ArrayDeque<>());
    deliveries.add(delivery);
    if (deliveries.size() > MOST_OF_ACCOUNT) {
      deliveries.removeFirst();
    }
    counts.merge(delivery.status(), 1L, Long::sum);
  }

  void addDropped(long count) {
    counts.merge(DeliveryStatus.DROPPED, count, Long::sum);
  }

  Collection<CallbackDelivery> of(AccountId account) {
    return latest.getOrDefault(account, new ArrayDeque<>());
  }

  /** Returns the number of deliveries since the start; {@link #clear} does not reduce it. */
  long count(DeliveryStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  void clear() {
    latest.clear();
  }
}
