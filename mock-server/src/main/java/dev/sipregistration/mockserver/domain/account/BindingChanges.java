package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes what the registrations of one account are bound to. Mutable. */
final class BindingChanges {
  private final Instant now;
  private Account account;

  BindingChanges(Account account, Instant now) {
    this.account = account;
    this.now = now;
  }

  /** Tells whether the account's options refuse a persistent registration with this target. */
  static boolean refuse(Account account, boolean persistent, BoundTarget target) {
    return persistent && target.userId() != null && !account.options().persistentWithUser();
  }

  /** Binds a registration to the target, or with null to nothing. */
  BindingChanges bind(SipRegistration registration, @Nullable BoundTarget target) {
    if (!Objects.equals(registration.target(), target)) {
      put(registration.boundTo(target, now));
    }
    return this;
  }

  /** Puts a registration in, and frees its user from an earlier one: a user has one at most. */
  void put(SipRegistration registration) {
    displace(registration);
    account = RegistrationLifecycle.put(account, registration, now);
  }

  /** Puts a registration in that has new credentials, and frees its user as {@link #put} does. */
  void restart(SipRegistration registration) {
    displace(registration);
    account = RegistrationLifecycle.restart(account, registration, now);
  }

  private void displace(SipRegistration registration) {
    registration
        .user()
        .flatMap(account.registrations()::heldBy)
        .filter(holder -> !holder.id().equals(registration.id()))
        .ifPresent(this::freeFromUser);
  }

  BindingChanges free(UserId user) {
    account.registrations().heldBy(user).ifPresent(this::freeFromUser);
    return this;
  }

  private void freeFromUser(SipRegistration holder) {
    BoundTarget target = holder.target();
    bind(holder, target == null ? null : target.withoutUser());
  }

  Account account() {
    return account;
  }

  Change<Account> done() {
    return Change.of(account);
  }
}
