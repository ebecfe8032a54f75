package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The deliveries that have ended. Guarded by the lock of its {@link CallbackSender}. */
final class DeliveryHistory {
  static final int MOST_OF_ACCOUNT = 1_000;

  private final Map<AccountId, NavigableMap<Long, Ended>> latest = new HashMap<>();
  private final Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);

  /** A delivery, with what it takes to send it again. */
  record Ended(OutboxEntry entry, CallbackDelivery delivery) {}

  void add(AccountId account, OutboxEntry entry, CallbackDelivery delivery) {
    NavigableMap<Long, Ended> deliveries =
        latest.computeIfAbsent(account, unused -> new TreeMap<>());
    deliveries.put(entry.id(), new Ended(entry, delivery));
    if (deliveries.size() > MOST_OF_ACCOUNT) {
      deliveries.pollFirstEntry();
    }
    counts.merge(delivery.status(), 1L, Long::sum);
  }

  void addDropped(long count) {
    counts.merge(DeliveryStatus.DROPPED, count, Long::sum);
  }

  Stream<CallbackDelivery> of(AccountId account) {
    return deliveries(account).values().stream().map(Ended::delivery);
  }

  Optional<Ended> find(AccountId account, long callbackId) {
    return Optional.ofNullable(deliveries(account).get(callbackId));
  }

  /** Replaces a delivery that was sent again, if it is still there; it does not count twice. */
  void replace(AccountId account, Ended ended, CallbackDelivery delivery) {
    deliveries(account).replace(ended.entry().id(), ended, new Ended(ended.entry(), delivery));
  }

  private NavigableMap<Long, Ended> deliveries(AccountId account) {
    return latest.getOrDefault(account, new TreeMap<>());
  }

  /** Returns the number of deliveries since the start; {@link #clear} does not reduce it. */
  long count(DeliveryStatus status) {
    return counts.getOrDefault(status, 0L);
  }

  void clear() {
    latest.clear();
  }
}
