package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.Subscription;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials with which the platform REGISTERs elsewhere, with state, target and subscription.
 *
 * @param persistent whether it is kept registered without a logged-in user
 * @param target what it is bound to, or null for nothing
 * @param lastUpdated when its credentials, its target or its state last changed
 */
public record SipRegistration(
    SipRegistrationId id,
    SipCredentials credentials,
    boolean persistent,
    @Nullable BoundTarget target,
    SipRegistrationState state,
    Subscription subscription,
    Instant lastUpdated) {
  /**
   * @throws IllegalArgumentException if the id is not assignable
   */
  public SipRegistration {
    id.requireAssignable();
  }

  /** Returns the user who holds this registration, or nothing if it is bound to none. */
  public Optional<UserId> user() {
    return target == null ? Optional.empty() : Optional.ofNullable(target.userId());
  }

  public SipRegistration with(SipCredentials newCredentials, Instant now) {
    return new SipRegistration(id, newCredentials, persistent, target, state, subscription, now);
  }

  public SipRegistration boundTo(@Nullable BoundTarget newTarget, Instant now) {
    return new SipRegistration(id, credentials, persistent, newTarget, state, subscription, now);
  }

  public SipRegistration in(SipRegistrationState newState, Instant now) {
    return newState.equals(state)
        ? this
        : new SipRegistration(id, credentials, persistent, target, newState, subscription, now);
  }

  public SipRegistration with(Subscription newSubscription) {
    return new SipRegistration(
        id, credentials, persistent, target, state, newSubscription, lastUpdated);
  }
}
