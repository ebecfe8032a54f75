package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.NumericId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.pcollections.OrderedPSet;
import org.pcollections.PSet;

/**
 * The events of one account whose owner is to be notified. An entry stays until it is delivered or
 * given up, so that none is lost in between.
 *
 * <p>An entry is withdrawn when the receiver is removed: a receiver that is set later does not get
 * it, and all that is left to do is to record that it was dropped.
 */
public final class Outbox {
  private static final Outbox EMPTY = new Outbox(OrderedPSet.empty(), 1, 1, false);

  private final PSet<OutboxEntry> entries;
  private final long nextId;
  private final long firstDeliverable;
  private final boolean collected;

  private Outbox(PSet<OutboxEntry> entries, long nextId, long firstDeliverable, boolean collected) {
    this.entries = entries;
    this.nextId = nextId;
    this.firstDeliverable = firstDeliverable;
    this.collected = collected;
  }

  static Outbox empty() {
    return EMPTY;
  }

  /**
   * Returns an outbox whose entries, oldest first, are all deliverable.
   *
   * @throws IllegalArgumentException if the ids do not ascend from 1 or more to less than the next
   */
  public static Outbox of(Collection<OutboxEntry> entries, long nextId) {
    long latest = 0;
    for (OutboxEntry entry : entries) {
      requireBetween(latest, entry.id(), nextId);
      latest = entry.id();
    }
    requireBetween(latest, nextId, Long.MAX_VALUE);
    return new Outbox(OrderedPSet.from(entries), nextId, 1, false);
  }

  private static void requireBetween(long earlier, long id, long later) {
    if (id <= earlier || id >= later) {
      throw new IllegalArgumentException("not the id of an outbox entry here: " + id);
    }
  }

  /** Returns the id that the next entry gets, 1 if there was no entry yet. */
  public long nextId() {
    return nextId;
  }

  /** Returns an unmodifiable view of what is neither delivered nor given up, oldest first. */
  public Set<OutboxEntry> entries() {
    return entries;
  }

  /** Returns whether an entry is not withdrawn: the receiver was not removed after its event. */
  public boolean isDeliverable(OutboxEntry entry) {
    return entry.id() >= firstDeliverable;
  }

  /** Returns whether events are kept for a collector, though the account has no receiver. */
  public boolean isCollected() {
    return collected;
  }

  /** Returns an outbox that keeps events for a collector, though the account has no receiver. */
  public Outbox collected() {
    return new Outbox(entries, nextId, firstDeliverable, true);
  }

  /** Drops the event once all ids are used up that are exact wherever JSON is read. */
  Outbox with(DomainEvent event, Instant at, BigDecimal balance) {
    if (nextId > NumericId.HIGHEST) {
      return this;
    }
    OutboxEntry added = new OutboxEntry(nextId, at, balance, event);
    return new Outbox(entries.plus(added), nextId + 1, firstDeliverable, collected);
  }

  Outbox withdrawn() {
    return new Outbox(entries, nextId, nextId, collected);
  }

  /** Removes entries that were delivered or given up; those that are not in it are ignored. */
  public Outbox without(Collection<OutboxEntry> ended) {
    return ended.isEmpty()
        ? this
        : new Outbox(entries.minusAll(ended), nextId, firstDeliverable, collected);
  }
}
