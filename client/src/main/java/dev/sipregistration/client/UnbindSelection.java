package dev.sipregistration.client;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Implements every step of an unbind request; its interfaces allow valid combinations only. */
record UnbindSelection(
    @Nullable SipRegistrationId onlyRegistration,
    @Nullable TargetSelection onlyTarget,
    @Nullable Long onlyUserId)
    implements UnbindRequest.OfRegistration {

  /** Returns the parts of the request; there is no other implementation. */
  static UnbindSelection of(UnbindRequest request) {
    return (UnbindSelection) request;
  }

  @Override
  public Optional<SipRegistrationId> registration() {
    return Optional.ofNullable(onlyRegistration);
  }

  @Override
  public Optional<BindingTarget> target() {
    return Optional.ofNullable(onlyTarget);
  }

  @Override
  public OptionalLong userId() {
    return onlyUserId == null ? OptionalLong.empty() : OptionalLong.of(onlyUserId);
  }

  @Override
  public UnbindRequest from(BindingTarget.OfRule rule) {
    return new UnbindSelection(onlyRegistration, TargetSelection.of(rule), onlyUserId);
  }

  @Override
  public UnbindRequest from(BindingTarget.WithUser user) {
    return new UnbindSelection(onlyRegistration, TargetSelection.of(user), onlyUserId);
  }

  @Override
  public String toString() {
    return "UnbindRequest["
        + (onlyRegistration == null ? "" : "registration=" + onlyRegistration)
        + (onlyRegistration != null && onlyTarget != null ? ", " : "")
        + (onlyTarget == null ? "" : "target=" + onlyTarget)
        + (onlyUserId == null ? "" : "user " + onlyUserId + " everywhere")
        + "]";
  }
}
