package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The SIP registrations of one account, by id, user and time; and of those that were deleted, the
 * months that are paid and not over. Immutable.
 */
public final class SipRegistrationIndex {
  private static final SipRegistrationIndex EMPTY =
      new SipRegistrationIndex(
          TreePMap.empty(),
          HashTreePMap.empty(),
          TreePSet.empty(),
          TreePSet.empty(),
          TreePMap.empty(),
          null);

  /** The ids that were added, replaced or removed since an index, which the mark stands for. */
  private record Changes(Object mark, PSet<SipRegistrationId> ids) {}

  private final PSortedMap<SipRegistrationId, SipRegistration> byId;
  private final PMap<UserId, SipRegistrationId> byUser;
  private final PSortedSet<ScheduledEvent> schedule;
  private final PSortedSet<ScheduledEvent> deactivated;
  private final PSortedMap<ScheduledEvent, LedgerEntry.Reservation> outlived;
  private final @Nullable Changes changes;

  private SipRegistrationIndex(
      PSortedMap<SipRegistrationId, SipRegistration> byId,
      PMap<UserId, SipRegistrationId> byUser,
      PSortedSet<ScheduledEvent> schedule,
      PSortedSet<ScheduledEvent> deactivated,
      PSortedMap<ScheduledEvent, LedgerEntry.Reservation> outlived,
      @Nullable Changes changes) {
    this.byId = byId;
    this.byUser = byUser;
    this.schedule = schedule;
    this.deactivated = deactivated;
    this.outlived = outlived;
    this.changes = changes;
  }

  /**
   * Returns an index of registrations.
   *
   * @throws IllegalArgumentException if two have the same id or the same user
   */
  public static SipRegistrationIndex of(Collection<SipRegistration> registrations) {
    SipRegistrationIndex all = EMPTY;
    for (SipRegistration added : registrations) {
      if (all.find(added.id()).isPresent() || added.user().flatMap(all::heldBy).isPresent()) {
        throw new IllegalArgumentException(
            "its id or its user is another registration's, too: " + added.id());
      }
      all = all.with(added);
    }
    return all;
  }

  public static SipRegistrationIndex empty() {
    return EMPTY;
  }

  public int size() {
    return byId.size();
  }

  /** Returns all registrations, by id. */
  public List<SipRegistration> all() {
    return List.copyOf(byId.values());
  }

  /** Returns an unmodifiable view of all registrations, by id, which takes no copy. */
  public Collection<SipRegistration> values() {
    return byId.values();
  }

  public Optional<SipRegistration> find(SipRegistrationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Finds the only registration that is bound to a user. */
  public Optional<SipRegistration> heldBy(UserId user) {
    return Optional.ofNullable(byUser.get(user)).flatMap(this::find);
  }

  public Optional<ScheduledEvent> nextDue() {
    if (outlived.isEmpty()) {
      return schedule.isEmpty() ? Optional.empty() : Optional.of(schedule.first());
    }
    ScheduledEvent end = outlived.firstKey();
    return Optional.of(
        schedule.isEmpty() || end.compareTo(schedule.first()) < 0 ? end : schedule.first());
  }

  /** Returns the deactivated registrations, oldest first. */
  public List<SipRegistrationId> deactivated() {
    List<SipRegistrationId> ids = new ArrayList<>(deactivated.size());
    deactivated.forEach(due -> ids.add(due.registration()));
    return ids;
  }

  /** Adds or replaces a registration, whose user must hold no other one. */
  public SipRegistrationIndex with(SipRegistration changed) {
    return replace(byId.get(changed.id()), changed, byId.plus(changed.id(), changed));
  }

  public SipRegistrationIndex without(SipRegistration removed) {
    return replace(removed, null, byId.minus(removed.id()));
  }

  /**
   * Returns the same registrations in an index that notes what changes from here on, so that a
   * store can write just that. Other indexes do not spend time on it.
   */
  public SipRegistrationIndex tracked() {
    return new SipRegistrationIndex(
        byId,
        byUser,
        schedule,
        deactivated,
        outlived,
        new Changes(new Object(), HashTreePSet.empty()));
  }

  /**
   * Returns the ids of registrations that were added, replaced or removed since an index.
   *
   * @param before a {@link #tracked()} index
   * @return the ids, or nothing if this index was not made from that one
   */
  public Optional<Set<SipRegistrationId>> changedSince(SipRegistrationIndex before) {
    return changes != null && before.changes != null && changes.mark.equals(before.changes.mark)
        ? Optional.of(changes.ids)
        : Optional.empty();
  }

  /** Adds a reservation whose registration is deleted, until the end of its month. */
  public SipRegistrationIndex withOutlived(LedgerEntry.Reservation reservation) {
    return withOutlived(outlived.plus(monthEnd(reservation), reservation));
  }

  /** Finds the reservation of a deleted registration whose month ends with an event. */
  public Optional<LedgerEntry.Reservation> outlived(ScheduledEvent monthEnd) {
    return Optional.ofNullable(outlived.get(monthEnd));
  }

  /** Returns the reservations of deleted registrations, by the end of their months. */
  public List<LedgerEntry.Reservation> outlived() {
    return List.copyOf(outlived.values());
  }

  public SipRegistrationIndex withoutOutlived(LedgerEntry.Reservation settled) {
    return withOutlived(outlived.minus(monthEnd(settled)));
  }

  private static ScheduledEvent monthEnd(LedgerEntry.Reservation reservation) {
    return new ScheduledEvent(reservation.month().to(), reservation.sipRegistrationId());
  }

  private SipRegistrationIndex withOutlived(
      PSortedMap<ScheduledEvent, LedgerEntry.Reservation> newOutlived) {
    return new SipRegistrationIndex(byId, byUser, schedule, deactivated, newOutlived, changes);
  }

  private SipRegistrationIndex replace(
      @Nullable SipRegistration before,
      @Nullable SipRegistration after,
      PSortedMap<SipRegistrationId, SipRegistration> newById) {
    return new SipRegistrationIndex(
        newById,
        holders(before, after),
        moved(schedule, scheduled(before), scheduled(after)),
        moved(deactivated, missed(before), missed(after)),
        outlived,
        noted(before == null ? after : before));
  }

  private @Nullable Changes noted(@Nullable SipRegistration changed) {
    return changes == null || changed == null
        ? changes
        : new Changes(changes.mark, changes.ids.plus(changed.id()));
  }

  private PMap<UserId, SipRegistrationId> holders(
      @Nullable SipRegistration before, @Nullable SipRegistration after) {
    UserId old = user(before);
    UserId holder = user(after);
    if (Objects.equals(old, holder)) {
      return byUser;
    }
    PMap<UserId, SipRegistrationId> freed = old == null ? byUser : byUser.minus(old);
    return after == null || holder == null ? freed : freed.plus(holder, after.id());
  }

  private static @Nullable UserId user(@Nullable SipRegistration registration) {
    return registration == null ? null : registration.user().orElse(null);
  }

  /** Returns the end of the month and, while in progress, the registrar's response. */
  private static List<ScheduledEvent> scheduled(@Nullable SipRegistration registration) {
    if (registration == null) {
      return List.of();
    }
    ScheduledEvent monthEnd =
        new ScheduledEvent(registration.subscription().nextRenewal(), registration.id());
    return registration.state() instanceof SipRegistrationState.InProgress progress
        ? List.of(monthEnd, new ScheduledEvent(progress.until(), registration.id()))
        : List.of(monthEnd);
  }

  private static List<ScheduledEvent> missed(@Nullable SipRegistration registration) {
    return registration == null
        ? List.of()
        : registration
            .subscription()
            .deactivatedSince()
            .map(since -> List.of(new ScheduledEvent(since, registration.id())))
            .orElse(List.of());
  }

  /** Removes before it adds, because the old and the new events may be equal. */
  private static PSortedSet<ScheduledEvent> moved(
      PSortedSet<ScheduledEvent> events, List<ScheduledEvent> before, List<ScheduledEvent> after) {
    return before.equals(after) ? events : events.minusAll(before).plusAll(after);
  }
}
