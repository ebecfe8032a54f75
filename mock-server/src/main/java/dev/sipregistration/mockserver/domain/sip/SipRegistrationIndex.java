package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The SIP registrations of one account, with what makes finding them quick: who holds which, what
 * is due next, and which are deactivated. A registration is only ever put in or taken out whole, so
 * the indexes cannot disagree with it.
 */
public final class SipRegistrationIndex {
  private static final SipRegistrationIndex EMPTY =
      new SipRegistrationIndex(
          TreePMap.empty(), HashTreePMap.empty(), TreePSet.empty(), TreePSet.empty());

  private final PSortedMap<SipRegistrationId, SipRegistration> byId;
  private final PMap<UserId, SipRegistrationId> byUser;
  private final PSortedSet<ScheduledEvent> agenda;
  private final PSortedSet<ScheduledEvent> deactivated;

  private SipRegistrationIndex(
      PSortedMap<SipRegistrationId, SipRegistration> byId,
      PMap<UserId, SipRegistrationId> byUser,
      PSortedSet<ScheduledEvent> agenda,
      PSortedSet<ScheduledEvent> deactivated) {
    this.byId = byId;
    this.byUser = byUser;
    this.agenda = agenda;
    this.deactivated = deactivated;
  }

  /**
   * Returns registrations that were read from other ones.
   *
   * @param registrations the registrations
   * @return the same, found by id, user and time
   * @throws IllegalArgumentException if an id is given twice, or a user held twice
   */
  public static SipRegistrationIndex of(Collection<SipRegistration> registrations) {
    SipRegistrationIndex all = EMPTY;
    for (SipRegistration added : registrations) {
      if (all.find(added.id()).isPresent() || added.user().flatMap(all::heldBy).isPresent()) {
        throw new IllegalArgumentException("an id or a user given twice: " + added.id());
      }
      all = all.with(added);
    }
    return all;
  }

  public static SipRegistrationIndex empty() {
    return EMPTY;
  }

  /**
   * Returns how many there are.
   *
   * @return the number of registrations, the deactivated ones included
   */
  public int size() {
    return byId.size();
  }

  /**
   * Returns all of them.
   *
   * @return a copy, by id
   */
  public List<SipRegistration> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Finds a registration.
   *
   * @param id its id
   * @return the registration, or nothing if the account has none like it
   */
  public Optional<SipRegistration> find(SipRegistrationId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * Finds the registration that a user holds.
   *
   * @param user the user
   * @return the only registration bound to the user, or nothing if there is none
   */
  public Optional<SipRegistration> heldBy(UserId user) {
    return Optional.ofNullable(byUser.get(user)).flatMap(this::find);
  }

  public Optional<ScheduledEvent> nextDue() {
    return agenda.isEmpty() ? Optional.empty() : Optional.of(agenda.first());
  }

  /** Returns the deactivated ones, those that wait longest first. */
  public List<SipRegistrationId> deactivated() {
    List<SipRegistrationId> ids = new ArrayList<>(deactivated.size());
    deactivated.forEach(due -> ids.add(due.registration()));
    return ids;
  }

  /** Puts in a new registration, or a new version of one; its user must be free or its already. */
  public SipRegistrationIndex with(SipRegistration changed) {
    return replace(byId.get(changed.id()), changed, byId.plus(changed.id(), changed));
  }

  public SipRegistrationIndex without(SipRegistration gone) {
    return replace(gone, null, byId.minus(gone.id()));
  }

  private SipRegistrationIndex replace(
      @Nullable SipRegistration before,
      @Nullable SipRegistration after,
      PSortedMap<SipRegistrationId, SipRegistration> newById) {
    return new SipRegistrationIndex(
        newById,
        holders(before, after),
        moved(agenda, dues(before), dues(after)),
        moved(deactivated, missed(before), missed(after)));
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

  /**
   * Returns when the month ends and, unless there was one already, the registrar's answer comes.
   */
  private static List<ScheduledEvent> dues(@Nullable SipRegistration registration) {
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
        : registration.subscription().deactivatedSince().stream()
            .map(since -> new ScheduledEvent(since, registration.id()))
            .toList();
  }

  /** Takes out before it puts in, because two things may be due at the same instant. */
  private static PSortedSet<ScheduledEvent> moved(
      PSortedSet<ScheduledEvent> dues, List<ScheduledEvent> before, List<ScheduledEvent> after) {
    return before.equals(after) ? dues : dues.minusAll(before).plusAll(after);
  }
}
