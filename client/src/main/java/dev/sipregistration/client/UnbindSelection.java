package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/** Implements every step of an unbind request; its interfaces allow valid combinations only. */
record UnbindSelection(
    @Nullable SipRegistrationId registration,
    @Nullable TargetSelection target,
    @Nullable Long userId)
    implements UnbindRequest.OfRegistration {

  /** Returns the parts of the request; there is no other implementation. */
  static UnbindSelection of(UnbindRequest request) {
    return (UnbindSelection) request;
  }

  @Override
  public UnbindRequest from(BindingTarget.OfRule rule) {
    return new UnbindSelection(registration, TargetSelection.of(rule), userId);
  }

  @Override
  public UnbindRequest from(BindingTarget.WithUser user) {
    return new UnbindSelection(registration, TargetSelection.of(user), userId);
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
