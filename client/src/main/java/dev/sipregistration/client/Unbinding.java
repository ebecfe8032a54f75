package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/**
 * The one implementation of a request to unbind; the interfaces in front of it allow only sensible
 * ones.
 */
record Unbinding(
    @Nullable SipRegistrationId registration,
    @Nullable TargetSelection target,
    @Nullable Long userId)
    implements UnbindRequest.OfRegistration {

  /** Returns what the request asks for; there is no other implementation. */
  static Unbinding of(UnbindRequest request) {
    return (Unbinding) request;
  }

  @Override
  public UnbindRequest from(BindingTarget.OfRule rule) {
    return new Unbinding(registration, TargetSelection.of(rule), userId);
  }

  @Override
  public UnbindRequest from(BindingTarget.WithUser user) {
    return new Unbinding(registration, TargetSelection.of(user), userId);
  }

  @Override
  public String toString() {
    return "UnbindRequest["
        + (registration == null ? "" : "registration=" + registration)
        + (registration != null && target != null ? ", " : "")
        + (target == null ? "" : "target=" + target)
        + (userId == null ? "" : "user " + userId + " everywhere")
        + "]";
  }
}
