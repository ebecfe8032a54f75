package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes what the registrations of one account are bound to, and notes which ones changed. */
final class BindingChanges {
  private final Instant now;
  private final List<SipRegistrationId> changed = new ArrayList<>();
  private Account account;

  BindingChanges(Account account, Instant now) {
    this.account = account;
    this.now = now;
  }

  /** Tells whether a target brings a user to a registration that must not have one. */
  static boolean refuse(Account account, boolean persistent, BoundTarget target) {
    return persistent && target.userId() != null && !account.options().persistentWithUser();
  }

  /** Binds a registration to the target, or with null to nothing. */
  void bind(SipRegistration registration, @Nullable BoundTarget target) {
    if (!Objects.equals(registration.target(), target)) {
      put(registration.boundTo(target, now));
    }
  }

  /** Puts a registration in; a user holds one at most, so an earlier one of its user's is freed. */
  void put(SipRegistration registration) {
    registration
        .user()
        .flatMap(account.registrations()::heldBy)
        .filter(holder -> !holder.id().equals(registration.id()))
        .ifPresent(this::freeFromUser);
    account = RegistrationLifecycle.put(account, registration, now);
    changed.add(registration.id());
  }

  void free(UserId user) {
    account.registrations().heldBy(user).ifPresent(this::freeFromUser);
  }

  private void freeFromUser(SipRegistration holder) {
    BoundTarget target = holder.target();
    bind(holder, target == null ? null : target.withoutUser());
  }

  Account account() {
    return account;
  }

  Change<Rebound> done() {
    return new Change<>(account, new Rebound(changed));
  }
}
