package dev.sipregistration.mockserver.domain.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The notices of one account that nobody has taken yet, oldest first. */
public final class Outbox {
  private static final Outbox EMPTY = new Outbox(TreePVector.empty(), 1);

  private final PVector<OutboxEntry> notices;
  private final long nextId;

  private Outbox(PVector<OutboxEntry> notices, long nextId) {
    this.notices = notices;
    this.nextId = nextId;
  }

  static Outbox empty() {
    return EMPTY;
  }

  /**
   * Returns an outbox as it was kept.
   *
   * @param notices what waits to be told, oldest first
   * @param nextId the id of the next notice, 1 if there was none before
   * @return the outbox
   * @throws IllegalArgumentException if the id is less than 1
   */
  public static Outbox of(List<OutboxEntry> notices, long nextId) {
    if (nextId < 1) {
      throw new IllegalArgumentException("not the id of a notice: " + nextId);
    }
    return new Outbox(TreePVector.from(notices), nextId);
  }

  /**
   * Returns the id that the next notice gets.
   *
   * @return 1 if there was none yet
   */
  public long nextId() {
    return nextId;
  }

  /**
   * Returns what waits to be told.
   *
   * @return an unmodifiable view, oldest first
   */
  public List<OutboxEntry> notices() {
    return notices;
  }

  Outbox with(DomainEvent event, Instant at, BigDecimal balance) {
    return new Outbox(notices.plus(new OutboxEntry(nextId, at, balance, event)), nextId + 1);
  }

  public Outbox emptied() {
    return new Outbox(TreePVector.empty(), nextId);
  }
}
